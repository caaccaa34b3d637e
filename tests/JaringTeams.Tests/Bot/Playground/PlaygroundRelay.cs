using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Jaring.Tests.Bot.Playground;

/// <summary>What passed: which way, where to, and what was answered.</summary>
internal sealed record Passed(bool ToBot, string Path, string Sent, int Status, string Answer);

/// <summary>
/// Stands between the Playground, which signs nothing and speaks plain HTTP, and the host, which takes nothing unsigned and calls nobody without TLS: what
/// comes from the Playground is signed with the Sandbox's issuer and says that answers go to this relay; what the bot sends goes on to the Playground.
/// </summary>
internal sealed class PlaygroundRelay : IAsyncDisposable
{
    private const string Messages = "/api/messages";
    private readonly HttpClient http = new();
    private readonly WebApplication app;

    private PlaygroundRelay(WebApplication app) => this.app = app;

    public ConcurrentQueue<Passed> Passed { get; } = new();

    /// <summary>The bot, as the Playground knows it.</summary>
    public Uri Bot { get; private set; } = null!;

    /// <summary>The connector, as the bot knows it.</summary>
    public Uri Connector { get; private set; } = null!;

    public Uri RealBot { get; set; } = null!;

    public Uri RealConnector { get; set; } = null!;

    public Func<string> Sign { get; set; } = null!;

    public static async Task<PlaygroundRelay> StartAsync(X509Certificate2 certificate)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.Listen(IPAddress.Loopback, 0);
            k.Listen(IPAddress.Loopback, 0, l => l.UseHttps(certificate));
        });
        var app = builder.Build();
        var relay = new PlaygroundRelay(app);
        app.Run(relay.PassAsync);
        await app.StartAsync();
        relay.Bot = new Uri(new Uri(app.Urls.Single(u => u.StartsWith("http:", StringComparison.Ordinal))), Messages);
        relay.Connector = new Uri(app.Urls.Single(u => u.StartsWith("https:", StringComparison.Ordinal)));
        return relay;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    private async Task PassAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var (body, path) = (await reader.ReadToEndAsync(), context.Features.Get<IHttpRequestFeature>()!.RawTarget);
        var toBot = path == Messages;
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), toBot ? RealBot : new Uri($"{RealConnector}{path}"));
        if (toBot)
        {
            var activity = JsonNode.Parse(body)!;
            activity["serviceUrl"] = Connector.ToString();
            body = activity.ToJsonString();
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Sign());
        }

        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Passed.Enqueue(new(toBot, path, body, (int)answer.StatusCode, text));
        context.Response.StatusCode = (int)answer.StatusCode;
        if (text.Length > 0)
        {
            context.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
            await context.Response.WriteAsync(text);
        }
    }
}
