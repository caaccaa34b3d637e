using System.Net.Http.Json;
using System.Text.Json;
using Jaring.Intake;
using Jaring.Sandbox;
using Jaring.Sandbox.Cloud;
using Jaring.Tests.Support.Conformance;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Jaring.EndToEnd.Support;

/// <summary>The whole product as the README's first command starts it, on free ports with an own folder, and one Chromium.</summary>
public class RunningSandbox : IAsyncLifetime
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"jaring-e2e-{Path.GetRandomFileName()}");
    private readonly List<string> devices = [];
    private IPlaywright? playwright;
    private SandboxApp? app;

    internal SandboxApp App => app ?? throw new InvalidOperationException("The Sandbox has not started.");

    internal IBrowser Browser { get; private set; } = null!;

    internal CapturedLogs Logs { get; } = new();

    internal string DataFolder => folder;

    internal string PageUrl => App.Addresses.Page.Origin();

    internal HttpClient Http { get; } = new();

    private protected virtual TimeProvider Time => TimeProvider.System;

    /// <summary>False leaves the team to be founded by the test's own people.</summary>
    protected virtual bool Founded => true;

    internal static readonly string[] Switches =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    internal static string Chromium => Environment.GetEnvironmentVariable("JARING_CHROMIUM") ?? "/usr/bin/chromium";

    public async Task InitializeAsync()
    {
        if (Founded)
            await FoundedFolder.CopyToAsync(folder);
        app = await SandboxApp.StartAsync(Options(folder), Time, Configure);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Switches });
    }

    public async Task DisposeAsync()
    {
        await Browser.CloseAsync();
        playwright?.Dispose();
        var traffic = App.Cloud.GetRequiredService<Records>().ToTraffic();
        await App.DisposeAsync();
        Http.Dispose();
        devices.Append(folder).ToList().ForEach(path => Directory.Delete(path, recursive: true));
        Ledger.Close(GetType().Name, traffic);
    }

    /// <summary>A window of the pretend Teams page as this person.</summary>
    internal async Task<TeamsWindow> OpenAsync(string personName, string place = "mulai", BrowserNewContextOptions? options = null)
    {
        var context = await Browser.NewContextAsync(options ?? new BrowserNewContextOptions { Locale = "id-ID", ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
        return await OpenAsync(await context.NewPageAsync(), personName, place);
    }

    /// <summary>
    /// The same on a device of this person's own, whose browser gives a frame of another site storage. The windows of
    /// <see cref="OpenAsync(string, string, BrowserNewContextOptions?)"/> refuse it, as this Chromium does unless its settings say otherwise.
    /// </summary>
    internal async Task<TeamsWindow> OpenOwnDeviceAsync(string personName, string place = "dasbor")
    {
        var profile = Directory.CreateTempSubdirectory("jaring-device-").FullName;
        devices.Add(profile);
        await File.WriteAllTextAsync(
            Path.Combine(Directory.CreateDirectory(Path.Combine(profile, "Default")).FullName, "Preferences"), """{"profile":{"cookie_controls_mode":0,"block_third_party_cookies":false}}""");
        var context = await playwright!.Chromium.LaunchPersistentContextAsync(
            profile,
            new() { ExecutablePath = Chromium, Args = Switches, Locale = "id-ID", ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
        return await OpenAsync(context.Pages[0], personName, place);
    }

    private async Task<TeamsWindow> OpenAsync(IPage page, string personName, string place)
    {
        await page.Context.AddInitScriptAsync(TeamsWindow.WatchPolicy);
        var window = new TeamsWindow(page, this);
        await page.GotoAsync($"{PageUrl}/?as={await PersonIdAsync(personName)}&app={place}");
        await window.LoadedAsync(place);
        return window;
    }

    internal async Task<JsonElement> SandboxAsync(string path) => JsonDocument.Parse(await Http.GetStringAsync($"{PageUrl}/sandbox/{path}")).RootElement;

    internal async Task<string> PersonIdAsync(string name) => (await PersonAsync(name)).GetProperty("id").GetString()!;

    internal async Task<JsonElement> PersonAsync(string name) =>
        (await SandboxAsync("people")).GetProperty("people").EnumerateArray().Single(p => p.GetProperty("name").GetString() == name);

    /// <summary>What single sign-on gives this person's tab.</summary>
    internal async Task<string> TokenAsync(string name)
    {
        using var answer = await Http.PostAsJsonAsync($"{PageUrl}/sandbox/token", new { oid = await PersonIdAsync(name), app = "team" });
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    /// <summary>A decoy, made the way the schedule makes one.</summary>
    internal async Task DrillAsync()
    {
        await using var scope = App.Host.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ISubmitDrill>().SubmitAsync("tirtawana", CancellationToken.None);
    }

    /// <summary>Every file of the data folder, byte for byte, as Latin-1 text: the store, its journal, keys, genesis.</summary>
    internal IReadOnlyList<string> StoredBytes() =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(Read)];

    private static string Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private protected virtual SandboxOptions Options(string dataFolder) => new()
    {
        PortBase = 0,
        DataFolder = dataFolder,
        Founded = Founded,
        NoticesEvery = TimeSpan.FromSeconds(5),
        DrillsEvery = TimeSpan.FromDays(3650),
    };

    private protected virtual void Configure(WebApplicationBuilder builder) => Logs.Capture(builder.Logging);
}

/// <summary>The same, before anybody has made keys: the room is not open yet.</summary>
public sealed class UnfoundedSandbox : RunningSandbox
{
    protected override bool Founded => false;
}
