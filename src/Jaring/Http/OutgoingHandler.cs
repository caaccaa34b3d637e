using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Jaring.Http;

/// <summary>
/// How this process opens connections to others: no redirects (a token must not follow one), no cookies, no trace headers, and TLS that trusts what
/// the system trusts and, where the operator says so, one more file of certificates. A wrong host name is never forgiven.
/// </summary>
public static class OutgoingHandler
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>A new handler; its owner disposes it.</summary>
    /// <param name="trustedCertificatePath">PEM file, for example of an inspecting proxy; empty for none.</param>
    public static SocketsHttpHandler Create(string trustedCertificatePath)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        if (trustedCertificatePath.Length > 0)
        {
            var extra = new X509Certificate2Collection();
            extra.ImportFromPemFile(trustedCertificatePath);
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                errors == SslPolicyErrors.None
                || (errors == SslPolicyErrors.RemoteCertificateChainErrors && certificate is X509Certificate2 server && IsTrusted(server, chain, extra));
        }

        return handler;
    }

    private static bool IsTrusted(X509Certificate2 server, X509Chain? systemChain, X509Certificate2Collection extra)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(extra);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        foreach (var element in systemChain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(server);
    }
}
