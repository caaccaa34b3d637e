using System.Text.Json.Serialization;

namespace Jaring.Sandbox.Cloud.FaultsOnDemand;

/// <summary>
/// The plans of one service, asked in their order: the first that strikes a call decides. Each plan numbers the calls that it looks at (its
/// route, its service), whether or not another plan struck them. Whether number n is struck, and by what, follows from the seed, the service,
/// the plan's place and n alone. So calls that come one after another meet the same faults in every run. Of calls that come side by side, the
/// same numbers are struck in every run, but which of them draws which number is up to the race; a plan of its own for each route, or a count,
/// makes that not matter.
/// </summary>
[JsonConverter(typeof(ServiceFaultsJson))]
internal sealed class ServiceFaults
{
    private const int MostKept = 10_000;
    private readonly Lock gate = new();
    private readonly Lazy<RoutePattern[]> routes;
    private readonly long[] seen;
    private readonly int[] hit;
    private readonly Queue<Strike> struck = new();
    private readonly string service;

    /// <summary>Nothing goes wrong.</summary>
    public ServiceFaults()
        : this("", [])
    {
    }

    private ServiceFaults(string service, IReadOnlyList<FaultPlan> plans)
    {
        (this.service, Plans) = (service, plans);
        routes = new(() => [.. plans.Select(p => new RoutePattern(p.Route))]);
        (seen, hit) = (new long[plans.Count], new int[plans.Count]);
    }

    /// <summary>The plans in the order in which they are asked.</summary>
    public IReadOnlyList<FaultPlan> Plans { get; }

    /// <summary>What was struck, oldest first; the newest ten thousand.</summary>
    public IReadOnlyList<Strike> Struck
    {
        get
        {
            lock (gate)
                return [.. struck];
        }
    }

    public static implicit operator ServiceFaults(FaultPlan plan) => new("", [plan]);

    public static implicit operator ServiceFaults(FaultPlan[] plans) => new("", plans);

    /// <summary>The same plans for this service, with nothing counted yet.</summary>
    public ServiceFaults Of(string name) => new(name, Plans);

    /// <summary>What this call meets; null when nothing.</summary>
    public Strike? Decide(string method, string path)
    {
        lock (gate)
        {
            Strike? first = null;
            for (var place = 0; place < Plans.Count; place++)
                if (routes.Value[place].Fits(method, path))
                    first = Decide(place, ++seen[place], method, path, isFree: first is null) ?? first;
            if (first is null)
                return null;
            hit[first.Plan]++;
            struck.Enqueue(first);
            if (struck.Count > MostKept)
                struck.Dequeue();
            return first;
        }
    }

    private Strike? Decide(int place, long number, string method, string path, bool isFree)
    {
        var plan = Plans[place];
        if (!isFree || hit[place] >= (plan.Count ?? int.MaxValue))
            return null;
        var draw = new Draw(plan.Seed, service, place, number);
        return draw.Share < (plan.Share ?? 1) ? Strike.Of(plan, service, place, number, draw, method, path) : null;
    }
}
