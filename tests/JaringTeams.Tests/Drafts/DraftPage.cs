using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Jaring.Intake;
using Jaring.Sealing;
using Jaring.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Drafts;

/// <summary>A page that keeps a draft, over HTTP, with real digits and real sealing.</summary>
internal sealed class DraftPage(JaringApplication app, string digits)
{
    private static readonly byte[] Site = OfficeKeys.SiteSalt(JaringApplication.Office);

    public DraftPage(JaringApplication app)
        : this(app, Receipts.NewDigits())
    {
    }

    public string Digits => digits;

    public DraftKeys Keys { get; } = SealedDrafts.Keys(digits, Site);

    /// <summary>The first change, with a solved puzzle.</summary>
    public async Task<DateOnly> BeginAsync(string text, int rev = 7)
    {
        var answer = await SaveAsync(rev, Seal(rev, text), Puzzle());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return DateOnly.Parse((await JaringApplication.JsonAsync(answer)).GetProperty("until").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
    }

    public Task<HttpResponseMessage> SaveAsync(int rev, string text) => SaveAsync(rev, Seal(rev, text));

    public Task<HttpResponseMessage> SaveAsync(int rev, SealedObject sealedDraft, string? puzzle = null) => SendAsync(HttpMethod.Put, "drafts", Body(rev, sealedDraft, puzzle));

    /// <summary>A change that names files; those that do not wait with it.</summary>
    public async Task<string[]> SaveAsync(int rev, string text, string files)
    {
        var answer = await SendAsync(HttpMethod.Put, "drafts", $$"""{{Body(rev, Seal(rev, text))[..^1]}},"files":[{{files}}]}""");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return [.. (await JaringApplication.JsonAsync(answer)).GetProperty("missingFiles").EnumerateArray().Select(f => f.GetString()!)];
    }

    public string Body(int rev, SealedObject sealedDraft, string? puzzle = null) =>
        $$"""{"lookup":"{{Keys.Lookup}}","write":"{{Keys.Write}}","rev":{{rev}},"sealed":{{JsonSerializer.Serialize(sealedDraft)}}{{(puzzle is null ? "" : $",\"puzzle\":{puzzle}")}}}""";

    public Task<HttpResponseMessage> DropAsync(string? write = null, string? files = null) =>
        SendAsync(HttpMethod.Delete, "drafts", $$"""{"lookup":"{{Keys.Lookup}}","write":"{{write ?? Keys.Write}}"{{(files is null ? "" : $",\"files\":[{files}]")}}}""");

    public Task<HttpResponseMessage> FindAsync() => SendAsync(HttpMethod.Post, "drafts/find", $$"""{"lookup":"{{Keys.Lookup}}"}""");

    /// <summary>The text that is kept, opened with the digits; null when the server finds nothing.</summary>
    public async Task<string?> ReadAsync()
    {
        var answer = await FindAsync();
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            Assert.Equal("draft-unknown", await JaringApplication.CodeAsync(answer));
            return null;
        }

        var found = await JaringApplication.JsonAsync(answer);
        var opened = SealedDrafts.Open(Keys, found.GetProperty("rev").GetInt32(), found.GetProperty("sealed").Deserialize<SealedObject>()!);
        return opened.GetProperty("draft").GetProperty("text").GetString();
    }

    public SealedObject Seal(int rev, string text) => SealedDrafts.Seal(Keys, rev, JsonSerializer.SerializeToUtf8Bytes(new { kind = "draft", draft = new { text } }));

    public string Puzzle()
    {
        var puzzle = app.Services.GetRequiredService<Puzzle>().Issue(JaringApplication.Office);
        return $$"""{"challenge":"{{puzzle.Challenge}}","nonce":{{JaringApplication.Solve(puzzle)}}}""";
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string body, HttpClient? room = null, string office = JaringApplication.Office) =>
        (room ?? app.Room).SendAsync(new HttpRequestMessage(method, $"/{office}/api/{path}") { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) });
}
