using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jaring.Host;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.Connector;
using Jaring.Sandbox.Cloud.Graph;
using Jaring.Sandbox.Cloud.Identity;
using Jaring.Sandbox.Demo;
using Jaring.Sandbox.PageApi;
using Microsoft.Extensions.FileProviders;

namespace Jaring.Sandbox;

/// <summary>The pretend Microsoft 365 and the host beside it, in one process on loopback.</summary>
internal sealed class SandboxApp : IAsyncDisposable
{
    private readonly WebApplication cloud;
    private readonly WebApplication host;

    private SandboxApp(SandboxAddresses addresses, WebApplication cloud, WebApplication host) => (Addresses, this.cloud, this.host) = (addresses, cloud, host);

    /// <summary>Where everything stands.</summary>
    public SandboxAddresses Addresses { get; }

    /// <summary>Services of the pretend cloud, for tests.</summary>
    public IServiceProvider Cloud => cloud.Services;

    /// <summary>Services of the host, for tests.</summary>
    public IServiceProvider Host => host.Services;

    /// <summary>Starts cloud, page and host, and founds the demo team.</summary>
    /// <param name="options">Ports, folder, notices.</param>
    /// <param name="time">The clock of the pretend cloud.</param>
    /// <param name="configureHost">What a test changes in the host.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<SandboxApp> StartAsync(
        SandboxOptions options, TimeProvider time, Action<WebApplicationBuilder>? configureHost = null, CancellationToken cancellationToken = default)
    {
        var addresses = SandboxAddresses.Choose(options.PortBase);
        System.IO.Directory.CreateDirectory(options.DataFolder);
        var publicPem = Path.GetFullPath(Path.Combine(options.DataFolder, "sandbox-certificate.pem"));
        var certificate = SandboxCertificate.Create(publicPem, time);

        var cloud = BuildCloud(addresses, options, certificate, time);
        await cloud.StartAsync(cancellationToken);
        var host = HostApp.Create([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(HostSettings.For(addresses, options, publicPem));
            configureHost?.Invoke(builder);
        });
        await host.StartAsync(cancellationToken);
        var app = new SandboxApp(addresses, cloud, host);
        if (options.Founded)
            await cloud.Services.GetRequiredService<Seeder>().FoundAsync(cancellationToken);
        return app;
    }

    /// <summary>Runs until the process is told to stop.</summary>
    public async Task WaitForShutdownAsync()
    {
        await cloud.WaitForShutdownAsync();
        await host.StopAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await cloud.StopAsync();
        await host.DisposeAsync();
        await cloud.DisposeAsync();
    }

    private static WebApplication BuildCloud(SandboxAddresses addresses, SandboxOptions options, X509Certificate2 certificate, TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, addresses.Page.Port);
            kestrel.Listen(IPAddress.Loopback, addresses.Cloud.Port, listen => listen.UseHttps(certificate));
        });
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.Never;
            json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        });
        builder.Services.AddSingleton(options).AddSingleton(addresses).AddSingleton(time)
            .AddSingleton<Records>().AddSingleton<Faults>().AddSingleton<Changes>()
            .AddSingleton<TokenMint>().AddSingleton<Chats>().AddSingleton<ThreadLimits>().AddSingleton<Calendars>().AddSingleton<ActivityFeed>().AddSingleton<GraphGuard>()
            .AddSingleton(_ => new HttpClient { Timeout = TimeSpan.FromSeconds(15) }).AddSingleton<BotChannel>().AddSingleton<Seeder>();
        var app = builder.Build();
        app.UseRecords();
        app.MapEntra();
        app.MapConnector();
        app.MapCalendar(app.Services.GetRequiredService<GraphGuard>());
        app.Services.GetRequiredService<ActivityFeed>().MapNotices(app, app.Services.GetRequiredService<GraphGuard>());
        app.MapFallback("/graph/{**path}", (string path, HttpContext http) =>
            GraphAnswers.Error(http, 400, "BadRequest", $"Resource not found for the segment '{path.Split('/')[^1]}'."));
        app.MapPage();
        ServePage(app);
        return app;
    }

    private static void ServePage(WebApplication app)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "sandbox-page");
        if (!System.IO.Directory.Exists(folder))
        {
            app.MapGet("/", () => Results.Text("The Sandbox page is not built. Run: npm ci && npm run build in src/Sandbox/page."));
            return;
        }
        var files = new PhysicalFileProvider(folder);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files });
    }
}
