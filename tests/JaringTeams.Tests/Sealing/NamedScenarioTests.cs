using System.Collections.Concurrent;
using System.Text.Json;
using Jaring.Sealing;

namespace Jaring.Tests.Sealing;

/// <summary>
/// 200 of the 10,000 random scenarios of the TypeScript side (tools/model), performed by the C# code: it refuses the same steps, and exactly the people open
/// each epoch whom a model of plain names allows.
/// </summary>
public sealed class NamedScenarioTests
{
    private static readonly List<NamedScenario> Scenarios = JsonSerializer.Deserialize<List<NamedScenario>>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "scenarios.json")), JsonSerializerOptions.Web)!;

    private readonly ConcurrentDictionary<string, MemberKeys> people = new();

    [Fact]
    public void Exactly_The_Allowed_People_Can_Open()
    {
        Assert.Equal(200, Scenarios.Count);
        var faults = new ConcurrentBag<string>();
        Parallel.For(0, Scenarios.Count, at =>
        {
            var (scenario, office) = (Scenarios[at], new PlainOffice(key => people.GetOrAdd(key, _ => MemberKeys.Generate())));
            foreach (var (number, step) in scenario.Steps.Index())
            {
                if (office.Perform(step) == step.Refused)
                {
                    faults.Add($"scenario {at}, step {number} ({step.Do}): {(step.Refused ? "was allowed" : "was refused")}");
                    return;
                }
            }

            var everyKey = scenario.Keys.SelectMany(last => Enumerable.Range(0, last[3] - '0' + 1).Select(i => $"{last[..3]}{i}"));
            var (wanted, found) = (JsonSerializer.Serialize(scenario.Epochs), JsonSerializer.Serialize(office.Opened(everyKey)));
            if (wanted != found)
            {
                faults.Add($"scenario {at}: {found} instead of {wanted}");
            }
        });
        Assert.Empty(faults.Order(StringComparer.Ordinal));
        Assert.Contains(Scenarios, s => s.Steps.Any(step => step.Refused));
        Assert.Contains(Scenarios, s => s.Epochs.Any(e => e.Share.Count > 0));
    }
}
