using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Jaring.Tests.Bot;

/// <summary>One request as it came over the wire.</summary>
internal sealed record Seen(string Method, string Path, string Query, string? Authorization, string? Prefer, string Body);

/// <summary>An answer chosen by a test. Status 0 breaks the connection off without one; a cut body ends before its announced length.</summary>
internal sealed record Reply(int Status, string Body = "", string ContentType = "application/json", string? RetryAfter = null, bool Cut = false);

/// <summary>Entra, the Bot Framework's metadata, the connector and Graph on one loopback HTTPS address with a certificate of its own.</summary>
internal sealed class CloudStandIn : IAsyncDisposable
{
    /// <summary>The certificate of this process's stand-ins.</summary>
    public static readonly X509Certificate2 Certificate = MakeCertificate();
    private readonly WebApplication app;
    private int tokens;

    private CloudStandIn(WebApplication app) => this.app = app;

    public BotIssuer Issuer { get; } = new();

    public string Address { get; private set; } = "";

    public ConcurrentQueue<Seen> Requests { get; } = new();

    /// <summary>Answers first; null leaves it to the normal behaviour.</summary>
    public Func<Seen, Reply?> Answer { get; set; } = _ => null;

    public static string CertificatePem => Certificate.ExportCertificatePem();

    public IReadOnlyList<Seen> Sent(string part) => [.. Requests.Where(r => r.Path.Contains(part, StringComparison.Ordinal))];

    public static async Task<CloudStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseHttps(Certificate)));
        var app = builder.Build();
        var cloud = new CloudStandIn(app);
        app.Run(cloud.HandleAsync);
        await app.StartAsync();
        cloud.Address = app.Urls.Single();
        return cloud;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var request = context.Request;
        var seen = new Seen(
            request.Method,
            context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget.Split('?')[0],
            Uri.UnescapeDataString(request.QueryString.Value ?? ""),
            request.Headers.Authorization,
            request.Headers["Prefer"],
            await reader.ReadToEndAsync());
        Requests.Enqueue(seen);
        var reply = Answer(seen) ?? Normal(seen);
        if (reply.Status == 0)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = reply.Status;
        context.Response.Headers["request-id"] = "6f3c1e2a-0d4b-4f52-9a77-1b2c3d4e5f60";
        if (reply.RetryAfter is not null)
        {
            context.Response.Headers.RetryAfter = reply.RetryAfter;
        }

        if (reply.Body.Length > 0)
        {
            context.Response.ContentType = reply.ContentType;
            context.Response.ContentLength = Encoding.UTF8.GetByteCount(reply.Body) + (reply.Cut ? 9 : 0);
            await context.Response.WriteAsync(reply.Body);
        }
    }

    private Reply Normal(Seen seen) => (seen.Method, seen.Path) switch
    {
        (_, "/botframework/metadata") => new(200, $$"""{"issuer":"https://api.botframework.com","jwks_uri":"{{Address}}/botframework/keys"}"""),
        (_, "/botframework/keys") => new(200, Issuer.Jwks()),
        (_, var path) when path.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal) =>
            new(200, $$"""{"token_type":"Bearer","expires_in":3599,"ext_expires_in":3599,"access_token":"token-{{Interlocked.Increment(ref tokens)}}"}"""),
        ("POST", "/teams/v3/conversations") => new(201, """{"id":"a:opened"}"""),
        ("POST" or "PUT", var path) when path.StartsWith("/teams/v3/conversations/", StringComparison.Ordinal) => new(201, """{"id":"1"}"""),
        ("POST", var path) when path.EndsWith("/sendActivityNotification", StringComparison.Ordinal) => new(204),
        ("POST", var path) when path.EndsWith("/events", StringComparison.Ordinal) => new(201, """{"id":"event-1","subject":"x"}"""),
        ("POST", var path) when path.EndsWith("/cancel", StringComparison.Ordinal) => new(202),
        ("PATCH", var path) when path.Contains("/events/", StringComparison.Ordinal) => new(200, Held),
        ("GET", var path) when path.Contains("/events/", StringComparison.Ordinal) => new(200, Held),
        _ => new(404, """{"error":{"code":"NotFound","message":"unplanned call"}}"""),
    };

    public const string Held = """
        {"id":"event-1","changeKey":"k1","isCancelled":false,"subject":"Sosialisasi: ruang kerja yang saling menghormati",
        "start":{"dateTime":"2027-01-12T09:00:00.0000000","timeZone":"Asia/Jakarta"},"end":{"dateTime":"2027-01-12T11:30:00.0000000","timeZone":"Asia/Jakarta"},
        "location":{"displayName":"Aula lantai 2"},"onlineMeeting":{"joinUrl":"https://teams.example/join/1"},"attendees":[
        {"status":{"response":"accepted"}},{"status":{"response":"accepted"}},{"status":{"response":"tentativelyAccepted"}},
        {"status":{"response":"declined"}},{"status":{"response":"none"}},{"status":{"response":"organizer"}}]}
        """;

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Loopback of a test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
