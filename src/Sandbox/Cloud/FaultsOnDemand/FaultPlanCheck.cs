using Jaring.Sandbox.Cloud.Identity;

namespace Jaring.Sandbox.Cloud.FaultsOnDemand;

/// <summary>What cannot be meant in a plan, told so that the place is found at once.</summary>
internal static class FaultPlanCheck
{
    /// <summary>The first fault of a service's plans, or null.</summary>
    public static string? Fault(string service, IReadOnlyList<FaultPlan?> plans) =>
        plans.Select((p, n) => p is null ? $"{service}[{n}]: there is no plan" : Faults(service, p).Select(f => $"{service}[{n}].{f}").FirstOrDefault())
            .FirstOrDefault(f => f is not null);

    private static IEnumerable<string> Faults(string service, FaultPlan p)
    {
        var kind = p.Meant;
        if (p is { Kind: null, Status: 0, Statuses.Count: 0, DelayMs: 0, DelayMsUpTo: null })
            yield return "kind: missing; one of throttle, fail, loseCall, loseAnswer, delay, repeat, garbage, html, any";
        if (p.Share is not (null or (>= 0 and <= 1)))
            yield return $"share: {p.Share} is not between 0 and 1";
        if (p.Count < 0)
            yield return $"count: {p.Count} is below 0";
        var most = kind == FaultKind.Html ? 200 : 400;
        foreach (var status in p.Statuses.Append(p.Status).Where(s => s != 0 && (s < most || s > 599)))
            yield return $"status: {status} is not between {most} and 599";
        if (p.RetryAfter is not (null or (>= 0 and <= 86_400)))
            yield return $"retryAfter: {p.RetryAfter} is not between 0 and 86400 seconds";
        if (p.DelayMs is < 0 or > 600_000)
            yield return $"delayMs: {p.DelayMs} is not between 0 and 600000";
        if (p.DelayMsUpTo is { } upTo && (upTo < p.DelayMs || upTo > 600_000))
            yield return $"delayMsUpTo: {upTo} is not between delayMs and 600000";
        if (p is { Kind: FaultKind.Delay, DelayMs: 0, DelayMsUpTo: null })
            yield return "delayMs: missing for a delay";
        if (p.Form is not null && kind is not (FaultKind.Garbage or FaultKind.Any))
            yield return "form: belongs to garbage";
        if (p.Aadsts is not null && service != "entra")
            yield return "aadsts: belongs to entra";
        if (p.Aadsts is { } number && !EntraAnswers.Knows(number))
            yield return $"aadsts: {number} is not known here; known are {string.Join(", ", EntraAnswers.Numbers)}";
        if (p.NewId && service != "bot")
            yield return "newId: belongs to bot";
        if (service == "bot" && kind is not (FaultKind.LoseCall or FaultKind.Delay or FaultKind.Repeat))
            yield return "kind: what is sent to the bot can be lost (loseCall), delayed or repeated";
        if (RouteFault(p.Route) is { } fault)
            yield return $"route: \"{p.Route}\" {fault}";
    }

    private static string? RouteFault(string? route)
    {
        try
        {
            _ = new RoutePattern(route);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }
}
