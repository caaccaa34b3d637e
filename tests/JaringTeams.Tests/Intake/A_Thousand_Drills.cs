using System.Text.Json.Nodes;
using Jaring.Intake;
using Jaring.Tests.Hosting;

namespace Jaring.Tests.Intake;

/// <summary>
/// A thousand decoys of the host against the one shape that a thousand normal and a thousand dual reports have (client: tools/shapes.test.ts): the same fields in
/// the same order, each text of the same length, and the same length as a whole.
/// </summary>
public sealed class A_Thousand_Drills
{
    private static readonly JsonObject Scenario = Sealing.Vectors.Load("scenario.json");

    [Fact]
    public void Have_The_Shape_And_The_Length_Of_A_Report()
    {
        var report = Scenario["cases"]!["main"]!.ToJsonString();
        var number = VectorDirectory.View.Chain.Count - 1;
        var hash = VectorDirectory.View.Head!.Hash;
        var drills = Enumerable.Range(0, 1000).AsParallel().Select(_ => DrillReport.Make(number, hash, new byte[32])).ToList();

        Assert.Equal([(string)Scenario["shape"]!], drills.Select(d => Jaring.Sealing.SealedShape.Of(JsonNode.Parse(d)!)).Distinct());
        Assert.Equal([report.Length], drills.Select(d => d.Length).Distinct());
        Assert.Equal(1000, drills.Distinct().Count());
    }
}
