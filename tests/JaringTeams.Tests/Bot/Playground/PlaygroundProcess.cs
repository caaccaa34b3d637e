using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Jaring.Sandbox.Demo;

namespace Jaring.Tests.Bot.Playground;

/// <summary>The real Agents Playground on a free port, without a browser: its own API speaks for the person (teams.md §1.5).</summary>
internal sealed class PlaygroundProcess : IAsyncDisposable
{
    public const string Personal = "a:personal-rina", Group = "19:grup@thread.v2";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("jaring-playground-");
    private readonly HttpClient http = new();
    private Process process = null!;

    /// <summary>Where its connector stands.</summary>
    public Uri Connector => new(http.BaseAddress!, "_connector");

    public static async Task<PlaygroundProcess> StartAsync(Uri bot)
    {
        var (started, port) = (new PlaygroundProcess(), FreePort());
        await File.WriteAllTextAsync(Path.Combine(started.folder.FullName, ".m365agentsplayground.yml"), Configuration());
        var start = new ProcessStartInfo("node") { WorkingDirectory = started.folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[PlaygroundFactAttribute.Program, "start", "-e", bot.ToString(), "-c", "msteams", "-p", $"{port}", "--disable-telemetry"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        started.process = Process.Start(start)!;
        started.process.OutputDataReceived += (_, _) => { };
        started.process.ErrorDataReceived += (_, _) => { };
        started.process.BeginOutputReadLine();
        started.process.BeginErrorReadLine();
        started.http.BaseAddress = new Uri($"http://localhost:{port}/");
        await started.ServesAsync();
        return started;
    }

    /// <summary>The person types.</summary>
    public async Task SayAsync(string conversation, string text)
    {
        using var answer = await http.PostAsJsonAsync(
            $"_conversation/v1/conversations/{Uri.EscapeDataString(conversation)}/messages", new { from = new { id = "29:rina" }, text, textFormat = "plain" });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Anything else happens, out of one of the Playground's own templates.</summary>
    public async Task HappensAsync(string template, Action<JsonNode>? change = null)
    {
        var activity = (await http.GetFromJsonAsync<JsonNode>($"_internal/v1/customActivities/template?type={template}&conversationId={Personal}"))!;
        change?.Invoke(activity);
        using var answer = await http.PostAsJsonAsync("_internal/v1/customActivities", activity);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        http.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task ServesAsync()
    {
        for (var n = 0; n < 300; n++)
        {
            try
            {
                using var ping = await http.GetAsync("_debug/ping");
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(200);
            }
        }

        throw new TimeoutException("The Playground did not start.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Its users are exactly five, whoever they are; only the current one ever acts.</summary>
    private static string Configuration()
    {
        static string User(int n) =>
            $"{{ id: \"29:{n}\", name: Orang {n}, userPrincipleName: o{n}@tirtawana.example, aadObjectId: 70000000-0000-4000-8000-00000000000{n}, givenName: Orang, surname: \"{n}\", email: o{n}@tirtawana.example }}";
        return $$"""
            version: "0.1.1"
            tenantId: {{DemoOffice.TenantId}}
            bot: { id: "28:{{DemoOffice.StaffApp.ClientId}}", name: JaringTeams }
            currentUser: {{User(0).Replace("29:0", "29:rina", StringComparison.Ordinal)}}
            users: [ {{string.Join(", ", Enumerable.Range(1, 5).Select(User))}} ]
            personalChat: { id: "{{Personal}}" }
            groupChat: { id: "{{Group}}", name: Grup }
            team: { id: "19:tim@thread.tacv2", name: Tim, aadGroupId: 70000000-0000-4000-8000-000000000009, channels: [ { id: "19:kanal@thread.tacv2", name: Kanal } ] }
            """;
    }
}
