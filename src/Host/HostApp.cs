using Jaring.Bot;
using Jaring.Host.Health;
using Jaring.Host.Logs;
using Jaring.Tab.Dashboard;
using Jaring.Tab.Edge;
using Jaring.Tab.Room;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Jaring.Host;

/// <summary>The whole application, put together in one place for the program, the Sandbox and the tests.</summary>
public static class HostApp
{
    /// <summary>Builds the application; it serves after <c>StartAsync</c>.</summary>
    /// <param name="args">Command line; overrides configuration.</param>
    /// <param name="configure">What the Sandbox or a test adds or replaces, after everything else is registered.</param>
    /// <exception cref="OptionsValidationException">The configuration has faults; one sentence for each (several option classes: inside an AggregateException).</exception>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        // What was checked at start stays: a file that changes under a running host is read at its next start, and no watcher is kept for it.
        var builder = WebApplication.CreateBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
        builder.AddAllowListLog();
        builder.WebHost.ConfigureKestrel(Limit);
#pragma warning disable RS0030 // the one place that chooses the clock
        builder.Services.AddSingleton(TimeProvider.System);
#pragma warning restore RS0030
        builder.Services.AddJaring();
        builder.Services.AddRoom();
        builder.Services.AddDashboard();
        builder.Services.AddBot(builder.Configuration);
        configure?.Invoke(builder);

        var app = builder.Build();
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        app.UseEdge();
        app.UseSignIn();
        app.MapHealth();
        app.MapRoom();
        app.MapDashboard();
        app.MapBot();
        return app;
    }

    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;

        // Routes set their own, smaller limits. This one leaves room to read a too large body to its end, so that the answer about it arrives.
        kestrel.Limits.MaxRequestBodySize = 32 * 1024 * 1024;

        // The edge's own gate stops at less than these, with our words and headers; beyond them Kestrel's refusal is bare.
        kestrel.Limits.MaxRequestLineSize = 16 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 48 * 1024;

        // Whoever sends drop by drop is hung up on: 240 bytes a second is a report in seven minutes, on the worst line that still is one.
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
    }
}
