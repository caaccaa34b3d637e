using Jaring.EndToEnd.Support;
using Microsoft.Playwright;
using static Jaring.EndToEnd.Support.Steps;
using static Microsoft.Playwright.Assertions;

namespace Jaring.EndToEnd;

/// <summary>Both pages as Chromium runs them: a text never becomes a script or markup, whoever plants it, and nothing goes elsewhere (sealing.md A11).</summary>
public sealed class PagePolicyTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    /// <summary>
    /// Tries what an attacker with one hole would try, and names what went through. It runs from a timer: what a debugger evaluates itself may do more.
    /// </summary>
    private const string Plant = """
        () => new Promise((done) => setTimeout(async () => {
          const through = [];
          const attempt = async (name, act) => { try { await act(); through.push(name); } catch { /* refused */ } };
          const made = (tag) => document.createElement(tag);
          await attempt("innerHTML", () => { made("div").innerHTML = "<b>planted</b>"; });
          await attempt("insertAdjacentHTML", () => document.body.insertAdjacentHTML("beforeend", "<b>planted</b>"));
          await attempt("document.write", () => document.write("<b>planted</b>"));
          await attempt("srcdoc", () => { made("iframe").srcdoc = "<b>planted</b>"; });
          await attempt("the address of a script", () => { made("script").src = "https://elsewhere.example/x.js"; });
          await attempt("the text of a script", () => { made("script").text = "window.planted = 1"; });
          await attempt("eval", () => (0, eval)("window.planted = 1"));
          await attempt("Function", () => new Function("window.planted = 1")());
          await attempt("a policy named default", () => trustedTypes.createPolicy("default", { createHTML: (s) => s, createScript: (s) => s, createScriptURL: (s) => s }));
          await attempt("a policy of another name", () => trustedTypes.createPolicy("jaring", { createHTML: (s) => s }));
          await attempt("a request elsewhere", () => fetch("https://elsewhere.example/"));
          await attempt("a worker", () => new Promise((yes, no) => { const w = new Worker("data:text/javascript,postMessage(1)"); w.onmessage = yes; w.onerror = no; }));

          const refused = [];
          document.addEventListener("securitypolicyviolation", (e) => refused.push(e.effectiveDirective));
          const script = made("script");
          script.append("window.planted = 1");
          const style = made("style");
          style.append("body { --planted: 1 }");
          const image = made("img");
          image.src = "https://elsewhere.example/x.png";
          const form = made("form");
          form.action = "https://elsewhere.example/";
          const frame = made("iframe");
          frame.src = "https://elsewhere.example/";
          for (const part of [script, style, image, form, frame]) document.body.append(part);
          form.submit();
          const soon = Date.now() + 5000;
          const wanted = ["require-trusted-types-for", "style-src-elem", "img-src", "form-action", "frame-src"];
          while (wanted.some((w) => !refused.includes(w)) && Date.now() < soon) await new Promise((next) => setTimeout(next, 20));
          for (const part of [script, style, image, form, frame]) part.remove();
          through.push(...wanted.filter((w) => !refused.includes(w)));
          if ("planted" in window) through.push("a planted script ran");
          if (getComputedStyle(document.body).getPropertyValue("--planted") !== "") through.push("a planted style was worn");
          if (trustedTypes.defaultPolicy !== null) through.push("somebody made a policy that waves all through");
          done(through.join(", "));
        }))
        """;

    [Fact]
    public async Task The_room_runs_nothing_that_was_planted()
    {
        var page = await (await sandbox.Browser.NewContextAsync()).NewPageAsync();
        await page.GotoAsync($"{sandbox.App.Addresses.Room}tirtawana/");
        await Expect(page.GetByTestId("safe-yes")).ToBeVisibleAsync();
        Assert.Equal("", await page.EvaluateAsync<string>(Plant));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task The_dashboard_runs_nothing_that_was_planted()
    {
        await using var member = await sandbox.OpenAsync(Reader, "dasbor");
        await Expect(member.Board.GetByLabel("Enam kata Anda")).ToBeVisibleAsync();
        Assert.Equal("", await member.Page.Frame("tab-team")!.EvaluateAsync<string>(Plant));
    }

    /// <summary>One sign more in a script, and it stays still; the numbers that stand in the page itself are there for her all the same.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_script_that_was_changed_on_the_way_does_not_run(bool changed)
    {
        var page = await (await sandbox.Browser.NewContextAsync()).NewPageAsync();
        if (changed)
        {
            await page.RouteAsync("**/assets/ruang-*.js", async route =>
            {
                var answer = await route.FetchAsync();
                await route.FulfillAsync(new() { Response = answer, Body = $"{await answer.TextAsync()};" });
            });
        }

        var failed = new List<string>();
        page.Console += (_, message) => failed.Add(message.Text);
        await page.GotoAsync($"{sandbox.App.Addresses.Room}tirtawana/");
        if (changed)
        {
            await Eventually.IsAsync(true, () => failed.Exists(text => text.Contains("integrity", StringComparison.Ordinal)));
        }
        else
        {
            await Expect(page.GetByTestId("safe-yes")).ToBeVisibleAsync();
        }

        Assert.Equal(changed ? 0 : 1, await page.GetByTestId("safe-yes").CountAsync());
        await Expect(page.GetByText("Polisi. 24 jam, gratis.").First).ToBeVisibleAsync();
        await page.Context.DisposeAsync();
    }

    /// <summary>The same for a part that comes later: its hash stands in the page too, so a changed one stays away and the page goes on without it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_part_that_comes_later_and_was_changed_on_the_way_does_not_run(bool changed)
    {
        var page = await (await sandbox.Browser.NewContextAsync()).NewPageAsync();
        if (changed)
        {
            await page.RouteAsync("**/assets/en-*.js", async route =>
            {
                var answer = await route.FetchAsync();
                await route.FulfillAsync(new() { Response = answer, Body = (await answer.TextAsync()).Replace("Are you in a safe place", "Write to us", StringComparison.Ordinal) + ";" });
            });
        }

        var told = new List<string>();
        page.Console += (_, message) => told.Add(message.Text);
        await page.GotoAsync($"{sandbox.App.Addresses.Room}tirtawana/");
        await page.GetByTestId("language").ClickAsync();
        if (changed)
        {
            await Eventually.IsAsync(true, () => told.Exists(text => text.Contains("integrity", StringComparison.OrdinalIgnoreCase)));
        }

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(changed ? "Apakah Anda sedang" : "safe place");
        await page.Context.DisposeAsync();
    }

    /// <summary>A script without a hash in the page is not run even from our own address: the browser's Integrity-Policy says no.</summary>
    [Fact]
    public async Task A_script_of_ours_whose_hash_the_page_does_not_name_does_not_run()
    {
        var page = await (await sandbox.Browser.NewContextAsync()).NewPageAsync();
        await page.GotoAsync($"{sandbox.App.Addresses.Room}tirtawana/");
        await page.GetByTestId("safe-yes").WaitForAsync();
        const string Import = "(file) => import(file).then(() => 'ran', () => 'refused')";
        var known = await page.EvaluateAsync<string>("() => Object.keys(JSON.parse(document.querySelector('script[type=importmap]').textContent).integrity)[0]");
        Assert.Equal("ran", await page.EvaluateAsync<string>(Import, known));
        Assert.Equal("refused", await page.EvaluateAsync<string>(Import, $"{known}?unlisted"));
        await page.Context.DisposeAsync();
    }
}
