using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Jaring.Bot.Protocol;

/// <summary>
/// The keys with which the Bot Framework signs. Read again after twelve hours and at once for an unknown key id, so that a rolled-over key is
/// accepted within the request that brings it; at most five times a minute, so that invented key ids do not make us hammer the issuer.
/// Keys older than 24 hours are not used: without fresh keys nobody gets in. One reading serves all who wait for it, and none of them waits longer than
/// five seconds: an issuer that hangs must not cost a message whose key is known. (The dashboard's keys of tenants live by other rules, in the web edge.)
/// </summary>
internal sealed partial class BotSigningKeys(
    IHttpClientFactory clients, IOptions<Microsoft365Options> options, TimeProvider clock, ILogger<BotSigningKeys> logger)
{
    private static readonly TimeSpan RefreshAfter = TimeSpan.FromHours(12);
    private static readonly TimeSpan UseAtMost = TimeSpan.FromHours(24);
    private static readonly TimeSpan FetchWindow = TimeSpan.FromMinutes(1);

    /// <summary>The bot service waits ten to fifteen seconds for us (teams.md §3.5).</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const int FetchesInWindow = 5;

    private readonly Lock gate = new();
    private readonly Queue<DateTimeOffset> fetches = new();
    private Task reading = Task.CompletedTask;
    private volatile Snapshot snapshot = new([], DateTimeOffset.MinValue);

    /// <summary>The key with this id, or null.</summary>
    public async Task<JsonWebKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        var seen = snapshot;
        if (IsYounger(seen, RefreshAfter) && seen.TryFind(keyId, out var key))
        {
            return key;
        }

        try
        {
            // A reading that others began may have looked before this key was published; then one more is begun for it.
            await Read(seen, out var others).WaitAsync(Patience, clock, cancellationToken);
            if (others && !snapshot.TryFind(keyId, out _))
            {
                await Read(snapshot, out _).WaitAsync(Patience, clock, cancellationToken);
            }
        }
        catch (TimeoutException)
        {
            LogKeysUnreadable(logger, nameof(TimeoutException));
        }

        var now = snapshot;
        return IsYounger(now, UseAtMost) && now.TryFind(keyId, out key) ? key : null;
    }

    /// <summary>Begins a reading, or joins the one that runs. Done at once when the keys have changed since the caller saw them, or were read too often lately.</summary>
    private Task Read(Snapshot seen, out bool others)
    {
        lock (gate)
        {
            others = !reading.IsCompleted;
            if (others || !ReferenceEquals(seen, snapshot) || !MayFetch())
            {
                return reading;
            }

            return reading = Task.Run(async () => snapshot = await FetchAsync() ?? snapshot);
        }
    }

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

    private async Task<Snapshot?> FetchAsync()
    {
        try
        {
            using var client = clients.CreateClient(BotServices.HttpClientName);
            using var metadata = JsonDocument.Parse(await client.GetStringAsync(new Uri(options.Value.BotMetadata)));
            var address = new Uri(metadata.RootElement.GetProperty("jwks_uri").GetString()!);
            if (address.Scheme != Uri.UriSchemeHttps)
            {
                LogKeysUnreadable(logger, nameof(Uri.UriSchemeHttps));
                return null;
            }

            var keys = new JsonWebKeySet(await client.GetStringAsync(address));
            if (keys.Keys.Count == 0)
            {
                LogKeysUnreadable(logger, nameof(JsonWebKeySet));
                return null;
            }

            LogKeysRead(logger, keys.Keys.Count);
            return new Snapshot([.. keys.Keys], clock.GetUtcNow());
        }
        catch (Exception e)
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
