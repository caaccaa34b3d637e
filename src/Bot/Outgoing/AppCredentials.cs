using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Jaring.Http;
using Jaring.Offices;
using Microsoft.Extensions.Options;

namespace Jaring.Bot.Outgoing;

/// <summary>
/// The apps' own tokens, from Azure.Identity: managed identity or certificate first, secret last (teams.md §3.3). Tokens are kept in memory
/// by the library until shortly before they expire; nothing is written to disk and nothing about them is logged.
/// </summary>
internal sealed class AppCredentials(IOptions<Microsoft365Options> options, TimeProvider clock) : IDisposable
{
    /// <summary>Authorities of Microsoft; about any other, instance discovery would ask the public cloud and fail.</summary>
    private static readonly Uri[] KnownAuthorities =
        [AzureAuthorityHosts.AzurePublicCloud, AzureAuthorityHosts.AzureGovernment, AzureAuthorityHosts.AzureChina];

    private readonly ConcurrentDictionary<string, KeptToken> credentials = new(StringComparer.OrdinalIgnoreCase);
    private readonly HttpClient client = new(OutgoingHandler.Create(options.Value.TrustedCertificatePath)) { Timeout = TimeSpan.FromSeconds(20) };

    /// <summary>The credential of one of the office's apps.</summary>
    public TokenCredential For(OfficeOptions office, EntraAppOptions app) =>
        credentials.GetOrAdd(Key(office, app), _ => new KeptToken(Create(office.TenantId, app.ClientId, app.Credential), clock));

    /// <summary>
    /// The other side refused this token: the app's credential is made anew, so that the next call gets another one. When that has happened already, the
    /// refusal is of an older token and changes nothing.
    /// </summary>
    public void Forget(OfficeOptions office, EntraAppOptions app, AccessToken refused)
    {
        var key = Key(office, app);
        if (credentials.TryGetValue(key, out var held) && held.Holds(refused))
        {
            credentials.TryRemove(new KeyValuePair<string, KeptToken>(key, held));
        }
    }

    public void Dispose() => client.Dispose();

    private static string Key(OfficeOptions office, EntraAppOptions app) => $"{office.TenantId}/{app.ClientId}";

    private TokenCredential Create(string tenantId, string clientId, CredentialOptions credential) => credential.Kind switch
    {
        CredentialKind.Certificate =>
            new ClientCertificateCredential(tenantId, clientId, credential.CertificatePath, WithDiscovery(new ClientCertificateCredentialOptions())),
        CredentialKind.Secret =>
            new ClientSecretCredential(tenantId, clientId, credential.Secret, WithDiscovery(new ClientSecretCredentialOptions())),
        _ => new ManagedIdentityCredential(Bounded(new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(clientId)))),
    };

    private ClientCertificateCredentialOptions WithDiscovery(ClientCertificateCredentialOptions made)
    {
        made.DisableInstanceDiscovery = !IsKnownAuthority;
        return Bounded(made);
    }

    private ClientSecretCredentialOptions WithDiscovery(ClientSecretCredentialOptions made)
    {
        made.DisableInstanceDiscovery = !IsKnownAuthority;
        return Bounded(made);
    }

    private bool IsKnownAuthority => KnownAuthorities.Any(k => k.Host == new Uri(options.Value.LoginAuthority).Host);

    /// <summary>One repeat within two seconds: a worker with a row of the outbox waits better than we do here.</summary>
    private T Bounded<T>(T made)
        where T : TokenCredentialOptions
    {
        made.AuthorityHost = new Uri(options.Value.LoginAuthority);
        made.Transport = new HttpClientTransport(client);
        made.Retry.MaxRetries = 1;
        made.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        made.Diagnostics.IsLoggingEnabled = false;
        made.Diagnostics.IsDistributedTracingEnabled = false;
        made.Diagnostics.IsTelemetryEnabled = false;
        return made;
    }
}
