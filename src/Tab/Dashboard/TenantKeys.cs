using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Jaring.Tab.Dashboard;

/// <summary>
/// The signing keys of each tenant, read from its metadata and kept for a while. Not the package's ConfigurationManager: that reads its own clock and
/// refreshes in the background, so that a new key would be accepted only at some later request. The bot's edge keeps the Bot Framework's keys by other
/// rules (one issuer, endorsements, never a day old); here the team must get in while Entra's metadata is away for a day. So there are two of them.
/// </summary>
internal sealed partial class TenantKeys(IHttpClientFactory clients, IOptions<EntraOptions> options, TimeProvider clock, ILogger<TenantKeys> log)
{
    /// <summary>Name of the HTTP client.</summary>
    public const string Client = "entra-metadata";

    /// <summary>After this time keys are read anew; while that fails the old ones serve on until <see cref="Spoiled"/>.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12), Spoiled = TimeSpan.FromHours(36);

    /// <summary>Least time between two refreshes that an unknown key id asked for: anybody can write a key id.</summary>
    private static readonly TimeSpan BetweenForced = TimeSpan.FromMinutes(1);

    /// <summary>Least time between two attempts while the metadata is away.</summary>
    private static readonly TimeSpan BetweenFailed = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Tenant> tenants = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The tenant's metadata, or null when it is away. With a key id that is unknown it is read anew once, unless that was just done.</summary>
    public async Task<OpenIdConnectConfiguration?> FindAsync(string tenantId, string keyId, CancellationToken cancellationToken)
    {
        var tenant = tenants.GetOrAdd(tenantId, static id => new Tenant(id));
        if (Known(tenant, keyId) is { } known)
        {
            return known;
        }
        await tenant.Gate.WaitAsync(cancellationToken);
        try
        {
            if (Known(tenant, keyId) is null && MayRead(tenant))
            {
                await ReadAsync(tenant, cancellationToken);
            }
            return clock.Age(tenant.ReadAt) < Spoiled ? tenant.Metadata : null;
        }
        finally
        {
            tenant.Gate.Release();
        }
    }

    private OpenIdConnectConfiguration? Known(Tenant tenant, string keyId) =>
        clock.Age(tenant.ReadAt) < Fresh && tenant.Metadata is { } metadata && metadata.SigningKeys.Any(k => k.KeyId == keyId) ? metadata : null;

    private bool MayRead(Tenant tenant)
    {
        var isStale = tenant.Metadata is null || clock.Age(tenant.ReadAt) >= Fresh;
        if (clock.Age(tenant.FailedAt) < BetweenFailed || (!isStale && clock.Age(tenant.ForcedAt) < BetweenForced))
        {
            return false;
        }
        tenant.ForcedAt = isStale ? tenant.ForcedAt : clock.GetUtcNow();
        return true;
    }

    private async Task ReadAsync(Tenant tenant, CancellationToken cancellationToken)
    {
        try
        {
            var documents = new HttpDocumentRetriever(clients.CreateClient(Client)) { RequireHttps = options.Value.RequireHttps };
            var address = $"{options.Value.Authority.TrimEnd('/')}/{tenant.Id}/v2.0/.well-known/openid-configuration";
            var metadata = await OpenIdConnectConfigurationRetriever.GetAsync(address, documents, cancellationToken);
            if (string.IsNullOrEmpty(metadata.Issuer) || metadata.SigningKeys.Count == 0)
            {
                throw new InvalidDataException("Something else answered: no issuer, or no key.");
            }
            (tenant.Metadata, tenant.ReadAt) = (metadata, clock.GetUtcNow());
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            tenant.FailedAt = clock.GetUtcNow();
            LogAway(fault.GetType().Name);
        }
    }

    private sealed class Tenant(string id)
    {
        public string Id { get; } = id;
        public SemaphoreSlim Gate { get; } = new(1);
        public OpenIdConnectConfiguration? Metadata { get; set; }
        public DateTimeOffset ReadAt { get; set; } = DateTimeOffset.MinValue;
        public DateTimeOffset ForcedAt { get; set; } = DateTimeOffset.MinValue;
        public DateTimeOffset FailedAt { get; set; } = DateTimeOffset.MinValue;
    }

    [LoggerMessage(1, LogLevel.Warning, "Sign-in: the metadata could not be read: {Code}")]
    private partial void LogAway(string code);
}
