using System.Security.Cryptography;
using Jaring.Storage;
using Jaring.Team;
using Jaring.Team.Trustees;
using Jaring.Tests.Support;

namespace Jaring.Tests.Security.Doors;

/// <summary>One of the two offices of <see cref="Hosting.TestSettings"/>, with one enrolled member and a planned session.</summary>
internal sealed class TestOffice(int number, string id)
{
    public string Id => id;
    public string Tenant => Guid(1);
    public string BotId => Guid(2);
    public string TeamClient => Guid(4);

    /// <summary>Holds a seat and has keys.</summary>
    public TestMember Member { get; } = new($"00000000-0000-4000-8000-{number:D4}{10:D8}", "Anggota 0", "Staf", "P", coordinator: true);

    /// <summary>Signed in to the same tenant, without a seat.</summary>
    public string Staff => Guid(90);

    /// <summary>Has a row in the store, as if seated at an earlier start, but the configuration names nobody like that.</summary>
    public string TakenOut => Guid(91);

    /// <summary>Holds a seat, and the newest entry of the signed directory says "removed".</summary>
    public string SignedOut => Guid(11);

    /// <summary>Id of a device that nobody has.</summary>
    public string Device { get; } = TestMember.B64(new byte[16]);

    /// <summary>Public id of a planned session.</summary>
    public string Session { get; set; } = "";

    /// <summary>Id of an announcement that was sent and ended.</summary>
    public string Announcement { get; } = $"ended-{id}";

    /// <summary>A trustee whom the list names, one whom it names no longer, one whom it has yet to name, and what each shows.</summary>
    public TestMember Active { get; } = Person();

    public TestMember Removed { get; } = Person();

    public TestMember New { get; } = Person();

    public string ActiveToken { get; } = Secret();

    public string RemovedToken { get; } = Secret();

    public string NewToken { get; } = Secret();

    public string ExpiredToken { get; } = Secret();

    /// <summary>The trustees' part of the list.</summary>
    public string Listed => string.Join(',', new[] { (Active, "active"), (Removed, "removed") }.Select(t =>
        $$"""{"id":"{{t.Item1.Id}}","st":"{{t.Item2}}","role":"trustee","kem":"{{t.Item1.Kem}}","sig":"{{t.Item1.Sig}}"}"""));

    /// <summary>The three with their keys, and four tokens as if they had signed in.</summary>
    public void AddTrustees(JaringDbContext store)
    {
        foreach (var person in new[] { Active, Removed, New })
        {
            store.Add(new StoredMemberRecord { OfficeId = Id, MemberId = person.Id, Record = person.Record(), Revision = 1 });
            store.Add(new StoredTrustee
            {
                OfficeId = Id,
                TrusteeId = person.Id,
                LookupHash = person.Id,
                Name = person.Name,
                Post = person.Post,
                Sex = person.Sex,
                Kem = person.Kem,
                Sig = person.Sig,
                EnrolledOn = new DateOnly(2026, 11, 1),
            });
        }

        AddSession(store, Active, ActiveToken, 1);
        AddSession(store, Removed, RemovedToken, 1);
        AddSession(store, New, NewToken, 1);
        AddSession(store, Active, ExpiredToken, -1);
    }

    public void AddSession(JaringDbContext store, TestMember person, string token, int hours) => store.Add(new StoredTrusteeSession
    {
        OfficeId = Id,
        TokenHash = Lookup.HashOf(token)!,
        TrusteeId = person.Id,
        Until = DateTimeOffset.UtcNow.AddHours(hours).ToUnixTimeSeconds(),
    });

    public string Room => $"ruang.{id}.example";
    public string Dashboard => $"dasbor.{id}.example";

    public string HostOf(Route route) => route.Place == "room" ? Room : Dashboard;

    private static TestMember Person() => new("", "Ayu Lestari", "Satgas Provinsi", "P") { Id = PublicId.New() };

    private static string Secret() => TestMember.B64(RandomNumberGenerator.GetBytes(32));

    private string Guid(int n) => $"00000000-0000-4000-8000-{number:D4}{n:D8}";
}
