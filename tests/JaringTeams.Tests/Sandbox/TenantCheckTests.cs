using Jaring.Host;
using Jaring.Offices;
using Jaring.Outreach.Calendar;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.FaultsOnDemand;
using Jaring.Sandbox.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Sandbox;

/// <summary>What an administrator reads about the calendar's grant, against a tenant that grants it, less or nothing.</summary>
public sealed class TenantCheckTests(SandboxWorld world) : IClassFixture<SandboxWorld>, IDisposable
{
    private PlanningOptions Planning => world.App.Host.GetRequiredService<OfficeRegister>().Get(DemoOffice.Id).Planning;

    public void Dispose() => (Planning.AskSchedules, Planning.People[0].Mailbox, world.Faults.Graph, world.Faults.Entra, world.Faults.NoMeetingLink) =
        (true, DemoOffice.People[0].Mailbox, new(), new(), false);

    [Fact]
    public async Task A_Grant_As_It_Shall_Be()
    {
        Planning.AskSchedules = false;
        var (code, text) = await RunAsync();
        Assert.Equal(0, code);
        Assert.Equal(
            [
                "KPU Kabupaten Tirtawana:",
                "  ok    The app opens the calendar of the office's mailbox.",
                "  ok    The mailbox gives Teams links.",
                "  ok    Another mailbox is closed to the app.",
                "  ok    Free and busy times of all 8 people under Planning:People can be read. Planning:AskSchedules may be set to true.",
                "",
            ],
            text.Split('\n').Select(line => line.TrimEnd('\r')));
    }

    [Theory]
    [InlineData(false, 0, "  open  Free and busy times are refused (403). Planning:AskSchedules stays off; the planner works without them.")]
    [InlineData(true, 1, "  mend  Free and busy times are refused (403). Set Planning:AskSchedules to false; the planner works without them.")]
    public async Task A_Tenant_That_Refuses_Free_And_Busy_Times(bool asks, int code, string line)
    {
        Planning.AskSchedules = asks;
        world.Faults.Graph = new FaultPlan { Kind = FaultKind.Fail, Status = 403, Route = "POST */getSchedule" };
        var (found, text) = await RunAsync();
        Assert.Equal(code, found);
        Assert.Contains(line, text);
    }

    [Fact]
    public async Task Somebody_Whose_Times_Cannot_Be_Read_Is_Named_By_Place_Alone()
    {
        Planning.People[0].Mailbox = "tiada@tirtawana.example";
        var (code, text) = await RunAsync();
        Assert.Equal(1, code);
        Assert.Contains("not of Planning:People:0. Check", text);
        Assert.DoesNotContain("tiada", text);
    }

    [Fact]
    public async Task A_Mailbox_Without_A_Licence_And_One_That_Is_Closed()
    {
        world.Faults.NoMeetingLink = true;
        Assert.Contains("mend  The mailbox gives no Teams links", (await RunAsync()).Text);
        world.Faults.Graph = new FaultPlan { Kind = FaultKind.Fail, Status = 403, Route = "GET */calendar" };
        Assert.Equal(
            (1, "KPU Kabupaten Tirtawana:\n  mend  The app may not open the calendar of the office's mailbox (403). Check the role assignment and its scope; a new one takes up to two hours.\n"), await RunAsync());
    }

    /// <summary>The product's own call against the pretend calendar: who accepted is busy, who was only asked perhaps, a stranger unknown.</summary>
    [Fact]
    public async Task Free_And_Busy_Times_Come_Through_The_Real_Edge()
    {
        var graph = new GraphCaller(world);
        var made = await graph.MakeAsync(b => (b["start"], b["end"]) = (GraphCaller.At("2029-02-12T09:10:00"), GraphCaller.At("2029-02-12T10:30:00")));
        await graph.ReplyAsync("Yoga", made, "accepted");
        var calendar = world.App.Host.GetRequiredService<IReadFreeBusy>();
        var answer = await calendar.ReadAsync(DemoOffice.Id, [GraphCaller.Yoga, GraphCaller.Sari, "tamu@luar.example"], new(2029, 2, 12), new(2029, 2, 13), default);
        var (from, until) = (new DateTime(2029, 2, 12, 9, 0, 0), new DateTime(2029, 2, 12, 10, 30, 0));
        Assert.Equal([(GraphCaller.Yoga, new TakenTime(from, until, true)), (GraphCaller.Sari, new(from, until, false))], answer.Taken.Select(t => (t.Key, Assert.Single(t.Value))));
    }

    private async Task<(int Code, string Text)> RunAsync()
    {
        await using var output = new StringWriter { NewLine = "\n" };
        return (await CheckCommand.RunAsync(world.App.Host, output, default), output.ToString());
    }
}
