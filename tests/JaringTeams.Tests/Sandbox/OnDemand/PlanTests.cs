using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.FaultsOnDemand;

namespace Jaring.Tests.Sandbox.OnDemand;

/// <summary>Which calls a plan strikes, and that it is the same in every run.</summary>
public sealed class PlanTests
{
    private static readonly string[] Routes = ["/graph/v1.0/users/a/events", "/graph/v1.0/users/b/teamwork/sendActivityNotification"];

    [Fact]
    public void Same_Seed_And_Same_Calls_Meet_The_Same_Faults()
    {
        var (first, second) = (Run(7), Run(7));
        Assert.Equal(first, second);
        Assert.NotEqual(first, Run(8));
    }

    [Fact]
    public void Calls_Side_By_Side_Strike_The_Same_Numbers()
    {
        var one = Storm(7);
        for (var n = 0; n < 400; n++)
            one.Decide("POST", Routes[0]);
        var many = Storm(7);
        Parallel.For(0, 400, _ => many.Decide("POST", Routes[0]));
        Assert.Equal(one.Struck.Select(s => (s.Number, s.Kind)), many.Struck.Select(s => (s.Number, s.Kind)));
    }

    [Fact]
    public void A_Draw_Is_Pinned_For_All_Time()
    {
        var draw = new Draw(7, "graph", 0, 1);
        Assert.Equal((0.1492, 0), (Math.Round(draw.Share, 4), draw.Between(1, 0, 9)));
    }

    [Theory]
    [InlineData(0.15)]
    [InlineData(0.25)]
    public void A_Share_Is_About_That_Share(double share)
    {
        ServiceFaults faults = new FaultPlan { Kind = FaultKind.Any, Share = share, Seed = 3 };
        var graph = faults.Of("graph");
        for (var n = 0; n < 4000; n++)
            graph.Decide("GET", "/x");
        Assert.InRange(graph.Struck.Count / 4000.0, share - 0.03, share + 0.03);
        Assert.Equal(8, graph.Struck.Select(s => s.Kind).Distinct().Count());
    }

    [Fact]
    public void A_Count_Strikes_The_First_Calls_Of_Its_Route_Only()
    {
        ServiceFaults faults = new FaultPlan { Status = 503, Count = 2, Route = "POST */events" };
        var struck = new[] { ("GET", Routes[0]), ("POST", Routes[1]), ("POST", Routes[0]), ("POST", Routes[0]), ("POST", Routes[0]) }
            .Select(c => faults.Decide(c.Item1, c.Item2)?.Kind).ToList();
        Assert.Equal([null, null, FaultKind.Fail, FaultKind.Fail, null], struck);
        Assert.Equal([1L, 2L], faults.Struck.Select(s => s.Number));
    }

    [Fact]
    public void The_First_Plan_That_Strikes_Decides_And_The_Others_Count_On()
    {
        ServiceFaults faults = new[] { new FaultPlan { Status = 429, Count = 1 }, new FaultPlan { Status = 500, Count = 1 } };
        Assert.Equal([(429, 1L), (500, 2L)], new[] { faults.Decide("GET", "/")!, faults.Decide("GET", "/")! }.Select(s => (s.Status, s.Number)));
        Assert.Null(faults.Decide("GET", "/"));
    }

    [Theory]
    [InlineData("""{"graph":{"kind":"fail","share":1.5}}""", "graph[0].share: 1.5 is not between 0 and 1")]
    [InlineData("""{"graph":[{"status":503},{"status":99}]}""", "graph[1].status: 99 is not between 400 and 599")]
    [InlineData("""{"graph":{"kind":"throttle","retryAfter":-1}}""", "graph[0].retryAfter: -1 is not between 0 and 86400 seconds")]
    [InlineData("""{"graph":{"kind":"fail","route":"events"}}""", "graph[0].route: \"events\" is no method")]
    [InlineData("""{"graph":{"share":0.5}}""", "graph[0].kind: missing; one of throttle")]
    [InlineData("""{"graph":{"kind":"delay"}}""", "graph[0].delayMs: missing for a delay")]
    [InlineData("""{"graph":{"kind":"html","form":"huge"}}""", "graph[0].form: belongs to garbage")]
    [InlineData("""{"bot":{"kind":"html"}}""", "bot[0].kind: what is sent to the bot can be lost")]
    [InlineData("""{"graph":{"kind":"fail","aadsts":7000215}}""", "graph[0].aadsts: belongs to entra")]
    [InlineData("""{"entra":{"kind":"fail","aadsts":1}}""", "entra[0].aadsts: 1 is not known here; known are 50011, 50196,")]
    [InlineData("""{"graph":{"kind":"storm"}}""", "$.kind: The JSON value could not be converted")]
    [InlineData("""{"graph":[null]}""", "graph[0]: there is no plan")]
    [InlineData("""{"grph":{"kind":"fail"}}""", "grph")]
    [InlineData("""{"graph":{"kind":"fail","shre":1}}""", "shre")]
    [InlineData("""{"graph":{"kind":""", "line 1")]
    public void A_Bad_Plan_Is_Told_With_Its_Place(string json, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => FaultPlanFile.Parse(json)).Message);

    [Fact]
    public void A_Missing_File_Is_Told()
    {
        Assert.Contains("no file nowhere.json", Assert.Throws<FormatException>(() => FaultPlanFile.Read("nowhere.json")).Message);
        Assert.Contains("needs a file", Assert.Throws<FormatException>(() => FaultPlanFile.Read(null)).Message);
    }

    private static List<(int, FaultKind)> Run(long seed)
    {
        var faults = Storm(seed);
        return [.. Enumerable.Range(0, 300).Select(n => (n, faults.Decide("POST", Routes[n % 2]))).Where(d => d.Item2 is not null).Select(d => (d.n, d.Item2!.Kind))];
    }

    private static ServiceFaults Storm(long seed)
    {
        ServiceFaults plans = new FaultPlan { Kind = FaultKind.Any, Share = 0.2, Seed = seed };
        return plans.Of("graph");
    }
}
