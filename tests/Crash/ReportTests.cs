using System.Text;
using System.Text.Json.Nodes;
using Jaring.Crash.Support;
using Jaring.Sandbox.Cloud.Connector;
using Jaring.Sandbox.Demo;
using Jaring.Sealing;
using Jaring.Storage;

namespace Jaring.Crash;

/// <summary>What was acknowledged is there byte for byte; what was not is wholly there or wholly absent; sending again gives one row and a good answer.</summary>
public sealed class ReportTests(CrashWorld world) : IClassFixture<CrashWorld>
{
    internal static readonly IReadOnlyList<WritePoint> Points =
    [
        WritePoint.ReportRead, WritePoint.ReportInserted, WritePoint.StoreBegun, WritePoint.StoreBeforeCommit, WritePoint.StoreCommitted, WritePoint.ReportSaved,
        WritePoint.MessageInserted, WritePoint.MessageSaved, WritePoint.LogInserted, WritePoint.LogSaved, WritePoint.AddressSaved, WritePoint.TurnTaken,
    ];

    public static TheoryData<string> WhileSending => Names(Points.Take(6));

    public static TheoryData<string> WhileWriting => Names(Points.Skip(6).Take(4));

    [Theory]
    [MemberData(nameof(WhileSending))]
    public async Task A_report_is_there_once(string point)
    {
        var (kept, sent) = (await world.Office.NewReportAsync(), await world.Office.NewReportAsync());
        Assert.Equal(201, (await world.Office.SendAsync(kept)).Status);
        var before = world.Count("cases");

        await world.DieAndComeBackAsync(Named(point), () => world.Office.SendAsync(sent));
        var saved = point is "store.committed" or "report.saved";
        Assert.Equal(before + (saved ? 1 : 0), world.Count("cases"));

        Assert.Equal(saved ? 200 : 201, (await world.Office.SendAsync(sent)).Status);
        Assert.Equal(200, (await world.Office.SendAsync(sent)).Status);
        Assert.Equal(200, (await world.Office.SendAsync(kept)).Status);
        Assert.Equal(before + 1, world.Count("cases"));
        foreach (var report in new[] { kept, sent })
        {
            Assert.Equal(report.Sealed, (await world.Office.OpenAsync(report.Access)).Sealed);
        }

        Assert.NotEqual(0, world.Count("outbox WHERE kind = 'notice.round' AND state = 0"));
    }

    [Theory]
    [MemberData(nameof(WhileWriting))]
    public async Task A_message_or_log_line_is_there_once(string point)
    {
        var report = await world.Office.NewReportAsync();
        await world.Office.SendAsync(report);
        var isLog = point.StartsWith("log", StringComparison.Ordinal);
        string[] lines = isLog ? [report.Entry(0), report.Entry(1)] : [report.Message(), report.Message()];
        Func<int, Task<Answer>> write = n => isLog ? world.Office.LogAsync(report, n, lines[n]) : world.Office.WriteAsync(report, n, lines[n]);
        Assert.Equal(201, (await write(0)).Status);

        await world.DieAndComeBackAsync(Named(point), () => write(1));
        var saved = point.EndsWith("saved", StringComparison.Ordinal);
        Assert.Equal(saved ? 2 : 1, world.Count($"{(isLog ? "case_log" : "case_messages")} WHERE case_id = '{report.CaseId}'"));

        Assert.Equal(201, (await write(1)).Status);
        Assert.Equal(201, (await write(0)).Status);
        var (_, messages, log) = await world.Office.OpenAsync(report.Access);
        Assert.Equal(2, isLog ? log : messages);
        Assert.Equal(lines, world.Texts("object", isLog ? "case_log" : "case_messages", $"case_id = '{report.CaseId}' ORDER BY {(isLog ? "seq" : "position")}"));
    }

    [Fact]
    public async Task What_was_sealed_before_a_death_is_read_by_its_reader_after_it()
    {
        var directory = await world.Office.DirectoryAsync();
        var members = directory.Entry.Members.Where(m => m.Who!.Name is "Laras Kinanti" or "Bagas Wirawan").ToList();
        var seal = Reports.Seal(new Sealing.Report(directory, [.. members.Select(m => m.Id)], [], JsonNode.Parse("""{"text":"kenari kuning"}"""), OfficeKeys.SiteSalt(DemoOffice.Id)));
        var report = new Support.Report(Support.Report.Random(16), Encoding.UTF8.GetString(seal.Sealed.Write()), "", "");

        await world.DieAndComeBackAsync(WritePoint.ReportSaved, () => world.Office.SendAsync(report));
        Assert.Equal(200, (await world.Office.SendAsync(report)).Status);

        var record = await world.Office.AsMemberAsync(HttpMethod.Get, "me/record");
        var me = members.Single(m => m.Who!.Name == Office.Coordinator.Name);
        using var keys = MemberRecords.Unlock(
            System.Text.Json.JsonSerializer.Deserialize<MemberRecord>(record.Json.GetProperty("record"), System.Text.Json.JsonSerializerOptions.Web)!, DemoSecrets.PassphraseOf(Office.Coordinator)!);
        var access = CaseKey.Open(keys, seal.Sealed.Kh, seal.Sealed.Slots).Access;
        var stored = Sealed.Read(Encoding.UTF8.GetBytes((await world.Office.OpenAsync(access)).Sealed));
        Assert.Contains("kenari kuning", Reports.OpenAsMember(new(me.Id, keys), stored, directory).Payload.Body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_is_kept_once_and_the_bot_answers_again()
    {
        // A member's: anybody else's address is erased at the next start (docs/retention.md).
        var person = Office.Coordinator;
        var channel = world.Cloud<BotChannel>();
        await world.DieAndComeBackAsync(WritePoint.AddressSaved, () => channel.SayAsync(person, "halo", default));
        var before = world.Count("addresses");
        var answers = Cards();
        await channel.SayAsync(person, "halo lagi", default);
        await Eventually.IsAsync(true, () => Cards() > answers);
        Assert.Equal(before, world.Count("addresses"));

        int Cards() => world.Cloud<Chats>().Of(person).Messages.Count(m => m.From == "bot");
    }

    [Fact]
    public async Task A_turn_that_was_taken_up_is_answered_by_the_next_word()
    {
        var person = Office.Coordinator;
        var channel = world.Cloud<BotChannel>();
        var (answers, taken) = (Cards(), world.Count("turns"));
        await world.DieAndComeBackAsync(WritePoint.TurnTaken, () => channel.SayAsync(person, "halo", default));
        var marked = world.Count("turns");
        Assert.True(marked > taken);
        await channel.SayAsync(person, "halo lagi", default);
        await Eventually.IsAsync(true, () => Cards() > answers);
        Assert.True(world.Count("turns") > marked);

        int Cards() => world.Cloud<Chats>().Of(person).Messages.Count(m => m.From == "bot");
    }

    private static WritePoint Named(string name) => WritePoint.All.Single(p => p.Name == name);

    private static TheoryData<string> Names(IEnumerable<WritePoint> points) => [.. points.Select(p => p.Name)];
}
