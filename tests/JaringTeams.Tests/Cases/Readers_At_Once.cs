using System.Net;
using Jaring.Sealing;
using Jaring.Tests.Hosting;

namespace Jaring.Tests.Cases;

/// <summary>Issue 4: two members who grant, rotate and answer at once never lose a slot or a message. Here they do, with real keys.</summary>
public sealed class Readers_At_Once
{
    private static readonly string[] Team = ["m1", "m2", "m4"];

    [Fact]
    public async Task Six_Who_Act_At_Once_Lose_Nothing()
    {
        await using var room = await CaseRoom.StartAsync();
        Assert.True(await ActAsync(room, actors: 6, turns: 6) > 0, "nobody came second");
    }

    /// <summary>Ten cases, twenty rounds each, two acts a round.</summary>
    [Fact]
    public async Task Two_Members_In_Two_Hundred_Rounds_Lose_Nothing()
    {
        await using var room = await CaseRoom.StartAsync();
        var second = 0;
        for (var n = 0; n < 10; n++)
        {
            second += await ActAsync(room, actors: 2, turns: 20);
        }

        // They really met: without that the test would show nothing.
        Assert.True(second > 20, $"only {second} came second");
    }

    /// <summary>Lets so many act on one case at once, and shows that what was acknowledged is there.</summary>
    /// <returns>How often somebody came second and had to read again.</returns>
    private static async Task<int> ActAsync(CaseRoom room, int actors, int turns)
    {
        var (report, receipt) = await room.SubmitAsync(Team);
        var before = await SetsAsync(room);
        var all = await Task.WhenAll(Enumerable.Range(0, actors).Select(n => Task.Run(() => new Actor(room, report, n).ActAsync(turns))));
        var (granted, rotated) = (all.Sum(a => a.Granted), all.Sum(a => a.Rotated));

        var me = CaseRoom.Member("m1");
        var end = await room.OpenAsync(me, CaseKey.Open(me.Keys, report.Kh, report.Slots));
        var thread = Messages.OpenThread(end.Open, end.Messages, room.Directory);
        Assert.Equal(all.SelectMany(a => a.Said).Order(StringComparer.Ordinal), thread.Items.Select(i => i.Body.GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal(rotated, end.Open.Key.Header.Epoch);
        Assert.Equal(granted + rotated, (await SetsAsync(room)) - before);
        Assert.Empty(Team.Except(end.Open.Slots.To));
        var file = await JaringApplication.JsonAsync(await room.PostAsync("open", new { access = end.Open.Key.Access }));
        foreach (var id in end.Open.Slots.To)
        {
            // Whoever is named has a slot of the newest key.
            var reader = CaseRoom.Member(id);
            Assert.Equal(end.Open.Key.Access, CaseKey.Open(reader.Keys, end.Open.Key.Kh, CaseRoom.Slots(file.GetProperty("slots"))).Access);
        }

        // The reporter's receipt finds all of it.
        var found = await room.FindAsync(receipt);
        Assert.Equal((thread.Items.Count, rotated), (found.GetProperty("messages").GetArrayLength(), found.GetProperty("epochs").GetArrayLength()));
        return all.Sum(a => a.Second);
    }

    private static async Task<int> SetsAsync(CaseRoom room) => (await room.App.RowsAsync()).GetValueOrDefault("case_slot_sets");

    /// <summary>One member: says something, adds somebody or takes a new key, in turn, each until it is saved.</summary>
    private sealed class Actor(CaseRoom room, Jaring.Sealing.Sealed report, int number)
    {
        private readonly Reader me = CaseRoom.Member(Team[number % Team.Length]);

        public List<string> Said { get; } = [];

        public int Granted { get; private set; }

        public int Rotated { get; private set; }

        public int Second { get; private set; }

        public async Task<Actor> ActAsync(int turns)
        {
            var key = CaseKey.Open(me.Keys, report.Kh, report.Slots);
            for (var turn = 0; turn < turns; turn++)
            {
                key = await UntilSavedAsync(key, turn);
            }

            return this;
        }

        private async Task<CaseKey> UntilSavedAsync(CaseKey key, int turn)
        {
            var (act, text) = ((number + turn) % 3, $"{number}-{turn}");
            var with = (number + turn) % 2 == 0 ? [.. Team, "m6"] : Team;
            while (true)
            {
                var at = await room.OpenAsync(me, key);
                key = at.Open.Key;
                var answer = await (act == 0 ? room.SayAsync(at, text) : act == 1 ? room.GrantAsync(at, with) : room.RotateAsync(at, with));
                if (answer.StatusCode == HttpStatusCode.Created)
                {
                    break;
                }

                Assert.True(answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.Gone, await answer.Content.ReadAsStringAsync());
                Second++;
            }

            if (act == 0)
            {
                Said.Add(text);
            }

            (Granted, Rotated) = (Granted + (act == 1 ? 1 : 0), Rotated + (act == 2 ? 1 : 0));
            return key;
        }
    }

    /// <summary>Of changes that follow the same state one is saved; each of the others learns what it missed.</summary>
    [Fact]
    public async Task Of_Sixteen_Grants_On_One_State_One_Stands()
    {
        await using var room = await CaseRoom.StartAsync();
        var (report, _) = await room.SubmitAsync(Team);
        var me = CaseRoom.Member("m1");
        var at = await room.OpenAsync(me, CaseKey.Open(me.Keys, report.Kh, report.Slots));
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => n % 2 == 0 ? room.GrantAsync(at, "m1", "m2", "m4", "m6") : room.RotateAsync(at, "m1", "m4")));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created);
        Assert.All(answers.Where(a => a.StatusCode != HttpStatusCode.Created), a => Assert.Contains(a.StatusCode, new[] { HttpStatusCode.Conflict, HttpStatusCode.Gone }));
        foreach (var answer in answers.Where(a => a.StatusCode == HttpStatusCode.Conflict))
        {
            var conflict = await JaringApplication.JsonAsync(answer);
            Assert.Equal((1, 1, 8), (conflict.GetProperty("head").GetInt32(), conflict.GetProperty("sets").GetArrayLength(), conflict.GetProperty("slots").GetArrayLength()));
        }
    }
}
