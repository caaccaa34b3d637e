using Jaring.Storage;
using Microsoft.Extensions.Logging;

namespace Jaring.Retention;

/// <summary>Runs every rule once, each in a transaction of its own, so that one that fails keeps no other from its work.</summary>
internal sealed partial class EraseWhatIsPast(IEnumerable<IRetentionRule> rules, StoreWriter writer, ILogger<EraseWhatIsPast> log)
{
    /// <summary>Erases now.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var rule in rules)
        {
            await TryAsync(rule, cancellationToken);
        }
    }

    private async Task TryAsync(IRetentionRule rule, CancellationToken cancellationToken)
    {
        try
        {
            var erased = await writer.WriteAsync(rule.EraseAsync, cancellationToken);
            if (erased > 0)
            {
                LogErased(rule.Kind, erased);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(rule.Kind, fault.GetType().Name);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Retention: {Kind}, {Count} erased")]
    private partial void LogErased(string kind, int count);

    [LoggerMessage(2, LogLevel.Warning, "Retention: {Kind} ended with {Code}; the next day has another try")]
    private partial void LogFailed(string kind, string code);
}
