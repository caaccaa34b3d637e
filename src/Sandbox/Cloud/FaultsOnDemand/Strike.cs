using System.Globalization;

namespace Jaring.Sandbox.Cloud.FaultsOnDemand;

/// <summary>What one call meets.</summary>
/// <param name="Service">The service.</param>
/// <param name="Plan">Place of the plan among the service's, from 0.</param>
/// <param name="Number">The how-manyth call it was of those that the plan looks at, from 1.</param>
/// <param name="Kind">What happens; never <see cref="FaultKind.Any"/>.</param>
/// <param name="Status">Status of the answer, when the kind has one; else 0.</param>
/// <param name="RetryAfter">Seconds in Retry-After, or null.</param>
/// <param name="DelayMs">Milliseconds before the service begins.</param>
/// <param name="Form">The form of garbage, for that kind.</param>
/// <param name="NewId">A repeated activity has an id of its own.</param>
/// <param name="Aadsts">Entra's error number, or null.</param>
/// <param name="Method">Method of the call.</param>
/// <param name="Path">Path of the call.</param>
internal sealed record Strike(
    string Service, int Plan, long Number, FaultKind Kind, int Status, int? RetryAfter, int DelayMs, GarbageForm? Form, bool NewId, int? Aadsts, string Method, string Path)
{
    private static readonly FaultKind[] AnyOf =
    [
        FaultKind.Throttle, FaultKind.Fail, FaultKind.LoseCall, FaultKind.LoseAnswer, FaultKind.Delay, FaultKind.Repeat, FaultKind.Garbage, FaultKind.Html,
    ];

    private static readonly int[] Failures = [500, 502, 503, 504], Pages = [200, 403, 413, 502];
    private static readonly int?[] Waits = [null, 1];

    /// <summary>True when the connection breaks and the caller gets no answer.</summary>
    public bool IsLost => Kind is FaultKind.LoseCall or FaultKind.LoseAnswer;

    /// <summary>What the draw makes of a plan.</summary>
    public static Strike Of(FaultPlan plan, string service, int place, long number, Draw draw, string method, string path)
    {
        var any = plan.Meant == FaultKind.Any;
        var kind = any ? draw.Among(1, AnyOf) : plan.Meant;
        int[] usual = kind switch
        {
            FaultKind.Throttle => [429],
            FaultKind.Fail => Failures,
            FaultKind.Html => Pages,
            _ => [0],
        };
        var status = any || kind == FaultKind.Throttle ? draw.Among(2, usual)
            : plan.Statuses.Count > 0 ? draw.Among(2, plan.Statuses)
            : plan.Status > 0 ? plan.Status : draw.Among(2, usual);
        var delay = any && kind == FaultKind.Delay && plan.DelayMs == 0 ? draw.Between(3, 50, 500)
            : any && kind != FaultKind.Delay ? 0
            : draw.Between(3, plan.DelayMs, plan.DelayMsUpTo ?? plan.DelayMs);
        var form = kind == FaultKind.Garbage ? plan.Form ?? draw.Among(2, Enum.GetValues<GarbageForm>()) : (GarbageForm?)null;
        var wait = any && kind == FaultKind.Throttle ? plan.RetryAfter ?? draw.Among(3, Waits) : plan.RetryAfter;
        return new(service, place, number, kind, status, wait, delay, form, plan.NewId, plan.Aadsts, method, path);
    }

    /// <summary>The strike of this call that its service has to answer with; waits first where it is told to. Null: the service works.</summary>
    public static async Task<Strike?> AtServiceAsync(HttpContext http)
    {
        if (http.Items[typeof(Strike)] is not Strike strike)
            return null;
        if (strike.DelayMs > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(strike.DelayMs), http.RequestServices.GetRequiredService<TimeProvider>(), http.RequestAborted);
        return strike.Kind is FaultKind.Throttle or FaultKind.Fail ? strike : null;
    }

    /// <summary>Writes <c>Retry-After</c> when there is one.</summary>
    public void TellWhen(HttpResponse response)
    {
        if (RetryAfter is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
    }
}
