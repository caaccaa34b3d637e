using System.Collections.Concurrent;
using Azure.Core;
using Jaring.Http;
using Jaring.Offices;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Graph.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware.Options;

namespace Jaring.Bot.Outgoing;

/// <summary>
/// One Graph client an office, with the team app's credential. The SDK's own repeats are what the options say (default none) and it follows no
/// redirect; its token goes only to the configured host.
/// </summary>
internal sealed class GraphClients(AppCredentials credentials, IOptions<Microsoft365Options> options) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<GraphServiceClient>> clients = new(StringComparer.Ordinal);

    /// <summary>The client of this office.</summary>
    public GraphServiceClient For(OfficeOptions office) => clients.GetOrAdd(office.Id, _ => new Lazy<GraphServiceClient>(() => Create(office))).Value;

    public void Dispose()
    {
        foreach (var client in clients.Values.Where(c => c.IsValueCreated))
        {
            client.Value.Dispose();
        }
    }

    private GraphServiceClient Create(OfficeOptions office)
    {
        TokenCredential credential = credentials.For(office, office.TeamApp);
        var host = new Uri(options.Value.GraphBaseUrl).Host;
        var tokens = new AzureIdentityAuthenticationProvider(credential, [host], null, isCaeEnabled: true, options.Value.GraphScope);
        var client = GraphClientFactory.Create(Handlers(), finalHandler: OutgoingHandler.Create(options.Value.TrustedCertificatePath), disposeHandler: true);
        return new GraphServiceClient(client, tokens, options.Value.GraphBaseUrl);
    }

    private List<DelegatingHandler> Handlers()
    {
        var handlers = GraphClientFactory.CreateDefaultHandlers().Where(h => h is not (RetryHandler or RedirectHandler)).ToList();
        if (options.Value.MaxSdkRetries > 0)
        {
            handlers.Add(new RetryHandler(new RetryHandlerOption { MaxRetry = options.Value.MaxSdkRetries }));
        }

        handlers.Add(new WireTrace.Handler());
        return handlers;
    }
}
