using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Jaring.Bot.Protocol;

/// <summary>
/// The keys with which the Bot Framework signs. Read again after twelve hours and at once for an unknown key id, so that a rolled-over key is
/// accepted within the request that brings it; at most five times a minute, so that invented key ids do not make us hammer the issuer.
/// Keys older than 24 hours are not used: without fresh keys nobody gets in. (The dashboard's keys of tenants live by other rules, in the web edge.)
/// </summary>
internal sealed partial class BotSigningKeys(
    IHttpClientFactory clients, IOptions<Microsoft365Options> options, TimeProvider clock, ILogger<BotSigningKeys> logger) : IDisposable
{
    private static readonly TimeSpan RefreshAfter = TimeSpan.FromHours(12);
    private static readonly TimeSpan UseAtMost = TimeSpan.FromHours(24);
    private static readonly TimeSpan FetchWindow = TimeSpan.FromMinutes(1);
    private const int FetchesInWindow = 5;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Queue<DateTimeOffset> fetches = new();
    private Snapshot snapshot = new([], DateTimeOffset.MinValue);

    /// <summary>The key with this id, or null.</summary>
    public async Task<JsonWebKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        var seen = snapshot;
        if (IsYounger(seen, RefreshAfter) && seen.TryFind(keyId, out var key))
        {
            return key;
        }

        await gate.WaitAsync(cancellationToken);
        try
        {
            if (ReferenceEquals(seen, snapshot) && MayFetch())
            {
                snapshot = await FetchAsync(cancellationToken) ?? snapshot;
            }

            return IsYounger(snapshot, UseAtMost) && snapshot.TryFind(keyId, out key) ? key : null;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private bool IsYounger(Snapshot keys, TimeSpan limit) => clock.Age(keys.ReadAt) < limit;

    private bool MayFetch()
    {
        while (fetches.TryPeek(out var oldest) && clock.Age(oldest) >= FetchWindow)
        {
            fetches.Dequeue();
        }

        if (fetches.Count >= FetchesInWindow)
        {
            return false;
        }

        fetches.Enqueue(clock.GetUtcNow());
        return true;
    }

    private async Task<Snapshot?> FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var client = clients.CreateClient(BotServices.HttpClientName);
            using var metadata = JsonDocument.Parse(await client.GetStringAsync(new Uri(options.Value.BotMetadata), cancellationToken));
            var address = new Uri(metadata.RootElement.GetProperty("jwks_uri").GetString()!);
            if (address.Scheme != Uri.UriSchemeHttps)
            {
                LogKeysUnreadable(logger, nameof(Uri.UriSchemeHttps));
                return null;
            }

            var keys = new JsonWebKeySet(await client.GetStringAsync(address, cancellationToken));
            if (keys.Keys.Count == 0)
            {
                LogKeysUnreadable(logger, nameof(JsonWebKeySet));
                return null;
            }

            LogKeysRead(logger, keys.Keys.Count);
            return new Snapshot([.. keys.Keys], clock.GetUtcNow());
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogKeysUnreadable(logger, e.GetType().Name);
            return null;
        }
    }

    private sealed record Snapshot(IReadOnlyList<JsonWebKey> Keys, DateTimeOffset ReadAt)
    {
        public bool TryFind(string keyId, [NotNullWhen(true)] out JsonWebKey? key)
        {
            key = Keys.FirstOrDefault(k => string.Equals(k.Kid, keyId, StringComparison.Ordinal));
            return key is not null;
        }
    }

    [LoggerMessage(LogLevel.Information, "Read {Count} signing keys of the Bot Framework.")]
    private static partial void LogKeysRead(ILogger logger, int count);

    [LoggerMessage(LogLevel.Error, "The signing keys of the Bot Framework could not be read ({Code}); unknown keys stay refused.")]
    private static partial void LogKeysUnreadable(ILogger logger, string code);
}
