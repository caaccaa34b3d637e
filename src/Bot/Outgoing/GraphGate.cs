using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Kiota.Abstractions;

namespace Jaring.Bot.Outgoing;

/// <summary>
/// The one place through which every Graph call goes. At most three are in flight for one mailbox (Outlook allows four for an app and mailbox,
/// teams.md §7.3), no more than it takes and none before a pause is over (<see cref="MailboxPace"/>), and whatever the SDK throws becomes a value. Messages of its exceptions carry whole answers and are never read or logged.
/// </summary>
internal sealed partial class GraphGate(TimeProvider clock, ILogger<GraphGate> logger)
{
    private const int InFlight = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> slots = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, MailboxPace> paces = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes one call.</summary>
    /// <param name="slot">What shares a limit: a mailbox, or an office's activity feed.</param>
    /// <param name="operation">A constant name for the log.</param>
    /// <param name="call">The call; it builds a fresh body each time, because the SDK sends only what changed since the last use of a model.</param>
    /// <param name="cancellationToken">Ends the wait and the call; the only thing that throws.</param>
    public async Task<GraphAnswer<T>> CallAsync<T>(
        string slot, string operation, Func<CancellationToken, Task<T?>> call, CancellationToken cancellationToken)
        where T : class
    {
        var free = slots.GetOrAdd(slot, _ => new SemaphoreSlim(InFlight, InFlight));
        var pace = PaceOf(slot);
        await free.WaitAsync(cancellationToken);
        var trace = WireTrace.Begin();
        try
        {
            if (pace is not null && await pace.EnterAsync(cancellationToken) is { } later)
            {
                return new GraphAnswer<T>(null, GraphFault.Paced(later));
            }

            using var timer = new CancellationTokenSource(Patience, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
            var value = await call(either.Token);
            return trace is { IsPage: true, Status: { } status } ? Failed<T>(operation, GraphFault.FromPage(status, null)) : new GraphAnswer<T>(value, null);
        }
        catch (Exception e) when (IsExpected(e) && !cancellationToken.IsCancellationRequested)
        {
            var fault = ToFault(e, trace);
            if (fault is { Status: 429 or >= 500, RetryAfter: { } pause })
            {
                pace?.Hold(pause);
            }

            return Failed<T>(operation, fault);
        }
        finally
        {
            free.Release();
        }
    }

    /// <summary>Mailboxes alone: an activity feed has limits of its own, person by person.</summary>
    private MailboxPace? PaceOf(string slot) => slot.Contains('@', StringComparison.Ordinal) ? paces.GetOrAdd(slot, _ => new MailboxPace(clock)) : null;

    private GraphAnswer<T> Failed<T>(string operation, GraphFault fault)
        where T : class
    {
        LogFault(logger, operation, fault.Code, fault.Status, fault.RequestId);
        return new GraphAnswer<T>(null, fault);
    }

    /// <summary>A call that answers with nothing.</summary>
    public async Task<GraphFault?> CallAsync(string slot, string operation, Func<CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        var answer = await CallAsync<object>(slot, operation, Wrapped, cancellationToken);
        return answer.Fault;

        async Task<object?> Wrapped(CancellationToken token)
        {
            await call(token);
            return null;
        }
    }

    /// <summary>
    /// Throttling at its end is an AggregateException, an HTML body an InvalidOperationException, broken JSON a JsonException, a time-out
    /// a cancellation; the rest are what they say (found by trial with SDK 5.92).
    /// </summary>
    private static bool IsExpected(Exception e) =>
        e is ApiException or AggregateException or HttpRequestException or InvalidOperationException or JsonException or IOException
            or AuthenticationFailedException or OperationCanceledException;

    /// <summary>Nobody was found at the address, or no secure connection to it.</summary>
    private static bool NeverLeft(Exception? e) => e switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError } => true,
        AggregateException many => many.InnerExceptions.All(NeverLeft),
        _ => false,
    };

    private GraphFault ToFault(Exception e, WireTrace trace)
    {
        if (e is AuthenticationFailedException)
        {
            return new GraphFault("graph-token");
        }

        if (e is OperationCanceledException)
        {
            return new GraphFault("graph-timeout", MayHaveArrived: true);
        }

        var wait = trace.RetryAfter?.Delta ?? (trace.RetryAfter?.Date - clock.GetUtcNow());
        return trace switch
        {
            { Status: { } status and < 500, IsPage: true } => GraphFault.FromPage(status, wait),
            { Status: { } status } => GraphFault.FromStatus(status, trace.RequestId, wait),
            _ => new GraphFault("graph-unreachable", MayHaveArrived: !NeverLeft(e)),
        };
    }

    [LoggerMessage(LogLevel.Warning, "Graph call {Kind} failed: {Code}, status {Status}, request {Request}.")]
    private static partial void LogFault(ILogger logger, string kind, string code, int? status, string? request);
}
