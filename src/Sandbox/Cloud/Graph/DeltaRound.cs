using System.Text.Json.Nodes;

namespace Jaring.Sandbox.Cloud.Graph;

/// <summary>Where a caller stands in following one window's changes. The window stays what it was in the first call.</summary>
/// <param name="Window">The window.</param>
/// <param name="Seen">Number of the last change that the round covers.</param>
/// <param name="Known">Events that the caller holds once the round is over.</param>
/// <param name="Waiting">Events of this round that were not told yet.</param>
internal sealed record DeltaRound(Window Window, long Seen, IReadOnlySet<string> Known, IReadOnlyList<string> Waiting)
{
    /// <summary>The first round: everything in the window.</summary>
    public static DeltaRound First(Window window, Calendars calendars) => new DeltaRound(window, 0, new HashSet<string>(), []).Next(calendars);

    /// <summary>The round after a finished one: what changed since, and what left the window.</summary>
    public DeltaRound Next(Calendars calendars)
    {
        var (changed, last) = calendars.Since(Seen);
        var (inside, outside) = (Ids(changed.Where(Window.Holds)), Ids(changed.Where(e => !Window.Holds(e))));
        return new(Window, last, Known.Except(outside).Union(inside).ToHashSet(), [.. inside, .. outside.Where(Known.Contains)]);
    }

    /// <summary>Up to so many events as they are now, and the rest of the round. What is no longer there is told as removed.</summary>
    public (IReadOnlyList<JsonObject> Told, DeltaRound Left) Take(int most, Calendars calendars, HttpRequest request) =>
        ([.. Waiting.Take(most).Select(id => Tell(id, calendars, request))], this with { Waiting = [.. Waiting.Skip(most)] });

    private JsonObject Tell(string id, Calendars calendars, HttpRequest request)
    {
        if (calendars.Find(id) is not { } held || !Window.Holds(held))
            return new JsonObject { ["@odata.type"] = "#microsoft.graph.event", ["id"] = id, ["@removed"] = new JsonObject { ["reason"] = "deleted" } };
        var shown = EventView.Of(held, request);
        shown["@odata.type"] = "#microsoft.graph.event";
        return shown;
    }

    private static List<string> Ids(IEnumerable<JsonObject> events) => [.. events.Select(e => e["id"]!.GetValue<string>())];
}
