using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jaring.Host;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.Connector;
using Jaring.Sandbox.Cloud.FaultsOnDemand;
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
    private readonly Func<WebApplication> createHost;
    private WebApplication? host;

    private SandboxApp(SandboxAddresses addresses, WebApplication cloud, IReadOnlyDictionary<string, string?> hostSettings, Func<WebApplication> createHost) =>
        (Addresses, this.cloud, HostSettings, this.createHost) = (addresses, cloud, hostSettings, createHost);

    /// <summary>Where everything stands.</summary>
    public SandboxAddresses Addresses { get; }

    /// <summary>Services of the pretend cloud, for tests.</summary>
    public IServiceProvider Cloud => cloud.Services;

    /// <summary>Services of the host, for tests.</summary>
    /// <exception cref="InvalidOperationException">The host is stopped.</exception>
    public IServiceProvider Host => host?.Services ?? throw new InvalidOperationException("The host is stopped.");

    /// <summary>The host's configuration: where the pretend cloud stands and who works in the office.</summary>
    public IReadOnlyDictionary<string, string?> HostSettings { get; }

    /// <summary>Starts cloud, page and host, and founds the demo team.</summary>
    /// <param name="options">Ports, folder, notices.</param>
    /// <param name="time">The clock of the pretend cloud.</param>
    /// <param name="configureHost">What a test changes in the host.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public static async Task<SandboxApp> StartAsync(
        SandboxOptions options, TimeProvider time, Action<WebApplicationBuilder>? configureHost = null, CancellationToken cancellationToken = default)
    {
        var app = await StartCloudAsync(options, time, configureHost, cancellationToken);
        await app.StartHostAsync(cancellationToken);
        if (options.Founded)
            await app.FoundAsync(cancellationToken);
        options.Faults?.Apply(app.Cloud.GetRequiredService<Faults>());
        return app;
    }

    /// <summary>Starts cloud and page alone; the host may then be a process of its own.</summary>
    public static async Task<SandboxApp> StartCloudAsync(
        SandboxOptions options, TimeProvider time, Action<WebApplicationBuilder>? configureHost = null, CancellationToken cancellationToken = default)
    {
        var addresses = SandboxAddresses.Choose(options.PortBase, options.DashboardHost);
        System.IO.Directory.CreateDirectory(options.DataFolder);
        var publicPem = Path.GetFullPath(Path.Combine(options.DataFolder, "sandbox-certificate.pem"));
        var certificate = SandboxCertificate.Create(publicPem, time);
        var settings = Demo.HostSettings.For(addresses, options, publicPem, time);

        var cloud = BuildCloud(addresses, options, certificate, time);
        await cloud.StartAsync(cancellationToken);
        return new SandboxApp(addresses, cloud, settings, () => HostApp.Create([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(settings);
            configureHost?.Invoke(builder);
        }));
    }

    /// <summary>Founds the demo team on the running host; what is done already stays.</summary>
    public Task FoundAsync(CancellationToken cancellationToken = default) => cloud.Services.GetRequiredService<Seeder>().FoundAsync(cancellationToken);

    /// <summary>Starts a host on the same ports and the same data folder, when none runs.</summary>
    public async Task StartHostAsync(CancellationToken cancellationToken = default)
    {
        host ??= createHost();
        await host.StartAsync(cancellationToken);
    }

    /// <summary>Stops the host alone; the pretend cloud goes on.</summary>
    /// <param name="patience">What the host is doing may end before this does; cancelled already, it is cut off in the middle.</param>
    public async Task StopHostAsync(CancellationToken patience = default)
    {
        if (host is not { } running)
            return;
        host = null;
        await running.StopAsync(patience);
        await running.DisposeAsync();
    }

    /// <summary>Runs until the process is told to stop.</summary>
    public async Task WaitForShutdownAsync()
    {
        await cloud.WaitForShutdownAsync();
        await StopHostAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopHostAsync();
        await cloud.StopAsync();
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
            .AddSingleton<TokenMint>().AddSingleton<SignIns>().AddSingleton<Chats>().AddSingleton<ThreadLimits>().AddGraph()
            .AddSingleton(_ => new HttpClient { Timeout = Timeout.InfiniteTimeSpan }).AddSingleton<BotChannel>().AddSingleton<Seeder>();
        var app = builder.Build();
        app.UseRecords();
        app.UseFaults();
        app.MapEntra();
        app.MapConnector();
        app.MapGraph();
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
