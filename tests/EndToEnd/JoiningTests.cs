using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.EndToEnd.Support;
using Jaring.Sealing;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>After the founding: somebody joins before three screens, everybody hears of it, somebody leaves; and a server that lies is told by a sentence.</summary>
public sealed class JoiningTests(UnfoundedSandbox sandbox, ITestOutputHelper output) : IClassFixture<UnfoundedSandbox>
{
    private const string Third = "Ratna Puspita";
    private const string Newcomer = Excluded;

    private static readonly JsonSerializerOptions AsBrowsersDo = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<string> faults = [];

    [Fact]
    public async Task Somebody_joins_with_two_members_and_leaves_again_and_lies_are_told()
    {
        var windows = new List<TeamsWindow>();
        var papers = new List<Paper>();
        foreach (var (name, options) in new[] { (OtherReader, null), (Steps.Reader, ListSteps.Phone), (Third, (BrowserNewContextOptions?)null) })
        {
            windows.Add(await sandbox.OpenAsync(name, "dasbor", options));
            papers.Add(await windows[^1].EnrolAsync());
        }
        await ListSteps.FoundAsync(windows);
        var (proposer, signer, other) = (windows[0], windows[1], windows[2]);

        await using var newcomer = await sandbox.OpenAsync(Newcomer, "dasbor", ListSteps.Phone);
        var paper = await newcomer.EnrolAsync();
        await Expect(newcomer.Board.GetByTestId("joining")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await newcomer.ShootAsync("14-joining");
        var clicks = windows.Append(newcomer).ToDictionary(w => w, w => w.Clicks);

        await proposer.GoAsync("team");
        await proposer.PressAsync("newcomer-admit");
        Assert.Equal(await newcomer.DigitsAsync("joining-digits"), await proposer.DigitsAsync("newcomer-digits"));
        await proposer.ShootAsync("14-admit");
        await LookAsync(proposer, "team, admitting somebody");
        await proposer.PressAsync("newcomer-same");
        await Expect(proposer.Board.GetByTestId("proposal-change")).ToContainTextAsync($"Masuk: {Newcomer}", new() { Timeout = 20_000 });

        await newcomer.PressAsync("proposal-sign");
        await Expect(newcomer.Board.GetByTestId("proposal-count")).ToContainTextAsync("1 dari 2", new() { Timeout = 20_000 });
        await newcomer.ShootAsync("14-joining-signed");
        await signer.GoAsync("team");
        Assert.Equal(await newcomer.DigitsAsync("joining-digits"), await signer.DigitsAsync("proposal-digits"));
        await signer.ShootAsync("14-proposal");
        await LookAsync(signer, "team, a proposal");
        await signer.PressAsync("proposal-sign");

        await Expect(newcomer.Board.GetByRole(AriaRole.Heading, new() { Name = "Tidak ada yang menunggu Anda" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        foreach (var (window, before) in clicks)
        {
            var seconds = HandsOn.Seconds(window == newcomer ? window.Clicks : window.Clicks - before, makesKeys: window == newcomer);
            output.WriteLine($"joining: {window.Clicks - before} clicks beside the keys, about {seconds} s by hand");
            Assert.InRange(seconds, 40, 300);
        }
        await TellWhatChangedAsync(other, papers[2]);
        await LeaveAsync(proposer, signer, newcomer, paper);
        await LieAsync(signer, papers[1]);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        foreach (var window in windows)
            await window.DisposeAsync();
    }

    /// <summary>Told at the next unlock, and no more once it was looked at.</summary>
    private async Task TellWhatChangedAsync(TeamsWindow member, Paper paper)
    {
        await member.ReloadAsync();
        await member.UnlockWithAsync(paper.Words);
        await Expect(member.Board.GetByTestId("list-change")).ToHaveTextAsync($"Masuk: {Newcomer} ({await PostAsync()})", new() { Timeout = 20_000 });
        await member.ShootAsync("14-changed");
        await LookAsync(member, "home, the list has changed");
        await member.PressAsync("list-accept");
        await Expect(member.Board.GetByTestId("list-changed")).ToHaveCountAsync(0);
        await member.ReloadAsync();
        await member.UnlockWithAsync(paper.Words);
        await Expect(member.Board.GetByTestId("home-checked")).ToContainTextAsync("Diperiksa", new() { Timeout = 20_000 });
        await Expect(member.Board.GetByTestId("list-changed")).ToHaveCountAsync(0);
    }

    private async Task<string?> PostAsync() => (await sandbox.PersonAsync(Newcomer)).GetProperty("post").GetString();

    private async Task LeaveAsync(TeamsWindow proposer, TeamsWindow signer, TeamsWindow leaving, Paper paper)
    {
        await proposer.PressAsync("leave-open");
        await proposer.ClickAsync(proposer.Board.Locator(".line-edit").Filter(new() { HasText = Newcomer }).GetByRole(AriaRole.Button));
        await proposer.ShootAsync("15-leave");
        await proposer.ClickAsync(proposer.Board.GetByRole(AriaRole.Button, new() { Name = "Ya, usulkan" }));
        await Expect(signer.Board.GetByTestId("proposal-change")).ToContainTextAsync($"Keluar: {Newcomer}", new() { Timeout = 20_000 });
        await signer.ShootAsync("15-leave-proposal");
        await signer.PressAsync("proposal-sign");
        await Expect(signer.Board.GetByTestId("proposal")).ToHaveCountAsync(0, new() { Timeout = 20_000 });

        await leaving.ReloadAsync();
        await Expect(leaving.Board.GetByTestId("signin-stranger")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        Assert.NotEmpty(paper.Words);
    }

    /// <summary>An old list, a reader whom nobody signed for, and another list altogether: each is refused with its own sentence, and nothing else is shown.</summary>
    private static async Task LieAsync(TeamsWindow member, Paper paper)
    {
        foreach (var (lie, name, sentence) in new (Action<JsonObject> Lie, string Name, string Sentence)[]
        {
            (Shorten, "rollback", "Server memberi daftar tim yang lebih lama."),
            (AddSomebody, "unsigned", "Server menambahkan pembaca tanpa tanda tangan yang cukup."),
            (Exchange, "forked", "Ada dua daftar tim yang berbeda."),
        })
        {
            await member.ReloadAsync();
            await member.LieAsync(lie);
            await member.UnlockWithAsync(paper.Words);
            await Expect(member.Board.GetByTestId($"directory-{name}")).ToContainTextAsync(sentence, new() { Timeout = 20_000 });
            await Expect(member.Board.GetByTestId("home")).ToHaveCountAsync(0);
            await member.ShootAsync($"16-lie-{name}");
            await member.Page.Context.UnrouteAllAsync();
        }
    }

    private static void Shorten(JsonObject directory) => directory["chain"]!.AsArray().RemoveAt(directory["chain"]!.AsArray().Count - 1);

    private static void AddSomebody(JsonObject directory)
    {
        var chain = directory["chain"]!.AsArray();
        var last = (string)chain[^1]!["e"]!;
        var entry = JsonNode.Parse(Base64Url.Decode(last))!.AsObject();
        using var keys = MemberKeys.Generate();
        (entry["n"], entry["prev"]) = (chain.Count, Sealing.Directory.Hash(last));
        entry["members"]!.AsArray().Add(new JsonObject
        {
            ["id"] = "penyusup",
            ["kem"] = keys.Kem,
            ["sig"] = keys.Sig,
            ["st"] = "active",
            ["role"] = "member",
            ["who"] = new JsonObject { ["name"] = "Pembaca Baru", ["post"] = "Staf", ["sex"] = "L" },
        });
        var e = Base64Url.Encode(System.Text.Encoding.UTF8.GetBytes(entry.ToJsonString(AsBrowsersDo)));
        chain.Add(new JsonObject { ["e"] = e, ["sigs"] = new JsonArray(new JsonObject { ["by"] = "penyusup", ["sig"] = Sealing.Directory.Sign(e, keys) }) });
    }

    private static void Exchange(JsonObject directory) => directory["genesis"] = Base64Url.Encode(new byte[32]);

    private async Task LookAsync(TeamsWindow window, string screen)
    {
        var size = window.Page.ViewportSize!;
        faults.AddRange(await Axe.DashboardFaultsAsync(window, screen));
        faults.AddRange(await Layout.FaultsAsync(window.Page, window.Board.Locator("html"), screen));
        await Mode.All[0].DressAsync(window.Page, window.Board.Locator("html"));
        await window.ResizeAsync(size.Width, size.Height);
    }
}
