using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace Jaring.Bot.Outgoing;

/// <summary>
/// How this process opens connections to Microsoft 365: no redirects (a token must not follow one), no cookies, no trace headers, and TLS that trusts
/// one extra certificate file besides the system where the operator says so. The host name is checked in every case.
/// </summary>
internal sealed class OutgoingHttp
{
    /// <summary>The named client for metadata and the connector.</summary>
    public const string ClientName = "microsoft365";

    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private readonly X509Certificate2Collection trusted = [];

    public OutgoingHttp(IOptions<Microsoft365Options> options)
    {
        if (options.Value.TrustedCertificatePath.Length > 0)
        {
            trusted.ImportFromPemFile(options.Value.TrustedCertificatePath);
        }
    }

    /// <summary>A new handler; its owner disposes it.</summary>
    public SocketsHttpHandler CreateHandler()
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        if (trusted.Count > 0)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = IsTrusted;
        }

        return handler;
    }

    private bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? systemChain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 server)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        foreach (var element in systemChain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(server);
    }
}
