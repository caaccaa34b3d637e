using System.Net;
using Jaring.Sealing;
using Jaring.Tests.Hosting;

namespace Jaring.Tests.Cases;

/// <summary>Issue 4: two members who grant, rotate and answer at once never lose a slot or a message. Here six do, each several times, with real keys.</summary>
public sealed class Readers_At_Once
{
    private static readonly string[] Team = ["m1", "m2", "m4"];

    [Fact]
    public async Task Nothing_That_Was_Acknowledged_Is_Lost()
    {
        await using var room = await CaseRoom.StartAsync();
        var (report, receipt) = await room.SubmitAsync(Team);
        var said = new System.Collections.Concurrent.ConcurrentBag<string>();
        var (granted, rotated, lost) = (0, 0, 0);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() => ActAsync(n))));

        var me = CaseRoom.Member("m1");
        var end = await room.OpenAsync(me, CaseKey.Open(me.Keys, report.Kh, report.Slots));
        var thread = Messages.OpenThread(end.Open, end.Messages, room.Directory);
        Assert.Equal(said.Order(StringComparer.Ordinal), thread.Items.Select(i => i.Body.GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal(rotated, end.Open.Key.Header.Epoch);
        Assert.Equal(granted + rotated, (await room.App.RowsAsync())["case_slot_sets"]);
        Assert.Empty(Team.Except(end.Open.Slots.To));
        foreach (var id in end.Open.Slots.To)
        {
            // Whoever is named has a slot of the newest key, and finds the way to it from any older one.
            var reader = CaseRoom.Member(id);
            var file = await JaringApplication.JsonAsync(await room.PostAsync("open", new { access = end.Open.Key.Access }));
            Assert.Equal(end.Open.Key.Access, CaseKey.Open(reader.Keys, end.Open.Key.Kh, CaseRoom.Slots(file.GetProperty("slots"))).Access);
        }

        // The reporter's receipt finds all of it.
        var found = await room.FindAsync(receipt);
        Assert.Equal(thread.Items.Count, found.GetProperty("messages").GetArrayLength());
        Assert.Equal(rotated, found.GetProperty("epochs").GetArrayLength());

        // The actors really met: without that the test would show nothing.
        Assert.True(lost > 0, "nobody came second");

        async Task ActAsync(int n)
        {
            var me = CaseRoom.Member(Team[n % Team.Length]);
            var key = CaseKey.Open(me.Keys, report.Kh, report.Slots);
            for (var turn = 0; turn < 6; turn++)
            {
                var (act, text) = ((n + turn) % 3, $"{n}-{turn}");
                for (var done = false; !done;)
                {
                    var at = await room.OpenAsync(me, key);
                    key = at.Open.Key;
                    var with = (n + turn) % 2 == 0 ? [.. Team, "m6"] : Team;
                    var answer = await (act == 0 ? room.SayAsync(at, text) : act == 1 ? room.GrantAsync(at, with) : room.RotateAsync(at, with));
                    done = answer.StatusCode == HttpStatusCode.Created;
                    Assert.True(done || answer.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.Gone, await answer.Content.ReadAsStringAsync());
                    _ = done ? 0 : Interlocked.Increment(ref lost);
                }

                if (act == 0)
                {
                    said.Add(text);
                }

                _ = act == 1 ? Interlocked.Increment(ref granted) : act == 2 ? Interlocked.Increment(ref rotated) : 0;
            }
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
