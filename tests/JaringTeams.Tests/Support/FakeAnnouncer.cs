using System.Collections.Concurrent;
using Jaring.Announcements;
using Jaring.Team;

namespace Jaring.Tests.Support;

/// <summary>Stands in for Teams: keeps what was told to whom, and fails where a test says so.</summary>
internal sealed class FakeAnnouncer : IAnnouncementSender, IAddressLook
{
    public ConcurrentQueue<(string Address, Saying Said)> Told { get; } = new();

    public Func<string, Task<Told>> Answer { get; set; } = _ => Task.FromResult(new Told(ToldOutcome.Sent));

    /// <summary>What a look finds.</summary>
    public Func<string, AddressLooked> Looks { get; set; } = _ => new(true);

    public ConcurrentQueue<string> LookedAt { get; } = new();

    /// <summary>The name above the line; another one is another preview.</summary>
    public string App { get; set; } = "JaringTeams";

    public ShownAnnouncement Preview(string officeId, AnnouncementWords words) => new(App, words.Id.Title, words.Id.Title, words.Id.Text, "Buka tab JaringTeams");

    public async Task<Told> TellAsync(string officeId, string address, AnnouncementWords words, CancellationToken cancellationToken)
    {
        var told = await Answer(address);
        if (told.Outcome is ToldOutcome.Sent or ToldOutcome.Unsure)
        {
            Told.Enqueue((address, words.Id));
        }

        return told;
    }

    public Task<AddressLooked> LookAsync(string officeId, string address, CancellationToken cancellationToken)
    {
        LookedAt.Enqueue(address);
        return Task.FromResult(Looks(address));
    }
}
