using Jaring.Offices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jaring.Outreach;

/// <summary>Reads the replies to every open session now and then. Polling needs no public address for Graph to call (teams.md §7).</summary>
internal sealed partial class RepliesWorker(
    OfficeRegister offices, IServiceScopeFactory scopes, IOptions<OutreachOptions> options, TimeProvider clock, ILogger<RepliesWorker> log) : BackgroundService
{
    /// <summary>One pass over all offices, one scope a session. Returns how many were read.</summary>
    internal async Task<int> RefreshAllAsync(CancellationToken cancellationToken)
    {
        var read = 0;
        foreach (var office in offices.All)
        {
            foreach (var sessionId in await FindOpenAsync(office.Id, cancellationToken))
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<RefreshReplies>().RefreshAsync(office.Id, sessionId, cancellationToken);
                read++;
            }
        }
        return read;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RefreshEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            await RefreshAllAsync(stoppingToken);
        }
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(fault.GetType().Name);
        }
    }

    private async Task<IReadOnlyList<string>> FindOpenAsync(string officeId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RefreshReplies>().FindOpenAsync(officeId, cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Warning, "Replies: reading them ended with {Code}; the next pass tries again")]
    private partial void LogFailed(string code);
}
