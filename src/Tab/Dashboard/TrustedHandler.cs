using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Jaring.Tab.Dashboard;

/// <summary>Outgoing TLS that trusts what the system trusts and, when configured, one more certificate. A wrong host name is never forgiven.</summary>
internal static class TrustedHandler
{
    public static SocketsHttpHandler Create(EntraOptions options)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5) };
        if (options.TrustedCertificatePath.Length > 0)
        {
            var extra = new X509Certificate2Collection();
            extra.ImportFromPemFile(options.TrustedCertificatePath);
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, errors) => IsTrusted(certificate, errors, extra);
        }
        return handler;
    }

    private static bool IsTrusted(X509Certificate? certificate, SslPolicyErrors errors, X509Certificate2Collection extra)
    {
        if (errors is SslPolicyErrors.None or not SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 leaf)
        {
            return errors == SslPolicyErrors.None;
        }
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(extra);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(leaf);
    }
}
