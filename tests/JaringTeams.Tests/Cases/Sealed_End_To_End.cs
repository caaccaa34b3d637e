using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Sealing;
using Jaring.Tests.Hosting;
using Jaring.Tests.Intake;

namespace Jaring.Tests.Cases;

/// <summary>Real sealing on both ends of the real server: the main job without browsers, and the server's half of the canary test.</summary>
public sealed class Sealed_End_To_End
{
    private const string Canary = "kenarikuning";
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(Vectors.Scenario.GetProperty("now").GetInt64());

    [Fact]
    public async Task A_Chosen_Member_Opens_And_Answers_And_Only_Ciphertext_Was_There()
    {
        await using var app = await JaringApplication.StartAsync();
        var directory = Verified();
        var salt = OfficeKeys.SiteSalt(JaringApplication.Office);
        var sent = Reports.Seal(new Report(directory, ["m1", "m4"], ["m2"], JsonNode.Parse($$"""{"text":"{{Canary}} <script> 😔"}"""), salt));
        Assert.Equal(201, (int)(await app.SubmitAsync(Encoding.UTF8.GetString(sent.Sealed.Write()))).StatusCode);

        using var member = Unlock("m1");
        var key = CaseKey.Open(member, sent.Sealed.Kh, sent.Sealed.Slots);
        var file = await PostAsync(app.Dashboard, "/api/cases/open", new { access = key.Access });
        var report = Jaring.Sealing.Sealed.Read(Encoding.UTF8.GetBytes(file.GetProperty("sealed").GetRawText()));
        var mine = Reports.OpenAsMember(new Reader("m1", member), report, directory);
        Assert.Contains(Canary, mine.Payload.Body.GetRawText(), StringComparison.Ordinal);
        var answer = Messages.Seal(mine, mine.Base, JsonNode.Parse($$"""{"kind":"answer","text":"Kami membaca {{Canary}}."}"""));
        await PostAsync(app.Dashboard, "/api/cases/messages", new { access = key.Access, after = 0, message = Wire(answer) });

        var receipt = Receipts.Keys(sent.Receipt, salt);
        var found = await PostAsync(app.Room, "/api/receipts", new { lookup = receipt.Lookup });
        var back = Reports.OpenAsReporter(receipt, Jaring.Sealing.Sealed.Read(Encoding.UTF8.GetBytes(found.GetProperty("sealed").GetRawText())), directory);
        var thread = Messages.OpenThread(back, [.. found.GetProperty("messages").EnumerateArray().Select(Read)], directory);
        Assert.Contains(Canary, Assert.Single(thread.Items).Body.GetRawText(), StringComparison.Ordinal);

        using var other = Unlock("m2");
        Assert.Throws<SealingException>(() => CaseKey.Open(other, sent.Sealed.Kh, sent.Sealed.Slots));
        await AssertAbsentAsync(app, Canary);
        Assert.DoesNotContain(Canary, file.GetRawText() + found.GetRawText(), StringComparison.Ordinal);
    }

    /// <summary>A page with a fault may put a word anywhere; the server must still not keep or log it.</summary>
    [Fact]
    public async Task A_Word_That_Arrives_Where_It_Should_Not_Goes_Nowhere()
    {
        await using var app = await JaringApplication.StartAsync();
        app.Room.DefaultRequestHeaders.UserAgent.ParseAdd(Canary);
        app.Room.DefaultRequestHeaders.Add("Authorization", $"Bearer {Canary}");
        app.Room.DefaultRequestHeaders.Add("Cookie", $"user={Canary}");
        app.Room.DefaultRequestHeaders.Add("X-Forwarded-For", Canary);
        string[] bodies =
        [
            Canary, $"\"{Canary}\"", $$"""{"{{Canary}}":1}""", $$"""{"lookup":"{{Canary}}"}""", $$"""{"access":"{{Canary}}","after":0,"message":"{{Canary}}"}""",
            app.Envelope($"\"{Canary}\"", Canary), app.Envelope(Vectors.Case("main")[..^1] + $",\"note\":\"{Canary}\"}}", TestReport.Random(16)),
        ];
        foreach (var (path, body) in from path in new[] { "reports", "receipts", "messages" } from body in bodies select (path, body))
        {
            var answer = await JaringApplication.PostAsync(app.Room, $"/api/{path}?q={Canary}", body);
            Assert.InRange((int)answer.StatusCode, 400, 499);
            Assert.DoesNotContain(Canary, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await app.Room.GetAsync($"/tirtawana/{Canary}?q={Canary}");
        await AssertAbsentAsync(app, Canary);
        Assert.Empty(await app.RowsAsync());
    }

    private static async Task AssertAbsentAsync(JaringApplication app, string word)
    {
        Assert.NotEmpty(app.Log.ToString());
        Assert.DoesNotContain(word, app.Log.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("127.0.0.1", app.Log.ToString(), StringComparison.Ordinal);
        foreach (var file in System.IO.Directory.EnumerateFiles(app.Folder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var content = new MemoryStream();
            await stream.CopyToAsync(content);
            Assert.DoesNotContain(word, Encoding.Latin1.GetString(content.GetBuffer(), 0, (int)content.Length), StringComparison.OrdinalIgnoreCase);
        }
    }

    private static VerifiedDirectory Verified()
    {
        var view = VectorDirectory.View;
        var chain = view.Chain.Select(r => new DirectoryRecord(r.E, [.. r.Sigs.Select(s => new DirectorySignature(s.By, s.Sig))])).ToList();
        return Jaring.Sealing.Directory.Verify(chain, view.Genesis!, Now);
    }

    private static MemberKeys Unlock(string id)
    {
        var member = Vectors.Scenario.GetProperty("members").GetProperty(id);
        return MemberRecords.Unlock(member.GetProperty("rec").Deserialize<MemberRecord>(JsonSerializerOptions.Web)!, member.GetProperty("pass").GetString()!);
    }

    private static object Wire(SealedObject o) => new { h = o.H, s = o.S, c = o.C };

    private static SealedObject Read(JsonElement o) => new(o.GetProperty("h").GetString()!, o.GetProperty("s").GetString()!, o.GetProperty("c").GetString()!);

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body)
    {
        var answer = await JaringApplication.PostAsync(client, path, JsonSerializer.Serialize(body));
        answer.EnsureSuccessStatusCode();
        return await JaringApplication.JsonAsync(answer);
    }
}
