using System.Text;
using System.Text.Json;
using Jaring.Crash.Support;
using Jaring.Sandbox.Demo;
using Jaring.Sealing;
using Jaring.Storage;

namespace Jaring.Crash;

/// <summary>What people keep while they write: what was acknowledged is there once and whole, and what was deleted stays away.</summary>
public sealed class DraftTests(CrashWorld world) : IClassFixture<CrashWorld>
{
    internal static readonly IReadOnlyList<WritePoint> Points = [WritePoint.DraftSaved, WritePoint.DraftDropped];

    [Fact]
    public async Task A_draft_is_there_once_grows_after_a_death_and_stays_deleted()
    {
        var keys = SealedDrafts.Keys(Receipts.NewDigits(), OfficeKeys.SiteSalt(DemoOffice.Id));
        var (first, second) = (Seal(7, "satu"), Seal(8, "satu dua"));
        var begun = Body(7, first, $$""","puzzle":{"challenge":"{{await ChallengeAsync()}}","nonce":0}""");
        await world.DieAndComeBackAsync(WritePoint.DraftSaved, () => world.Office.DraftAsync(HttpMethod.Put, begun));
        Assert.Equal(200, (await world.Office.DraftAsync(HttpMethod.Put, Body(7, first))).Status);
        Assert.Equal(1, world.Count("drafts"));

        await world.DieAndComeBackAsync(WritePoint.StoreBeforeCommit, () => world.Office.DraftAsync(HttpMethod.Put, Body(8, second)));
        Assert.Equal(["7"], world.Query("SELECT rev FROM drafts"));
        Assert.Equal(200, (await world.Office.DraftAsync(HttpMethod.Put, Body(8, second))).Status);
        Assert.Equal([JsonSerializer.Serialize(second)], world.Opened("SELECT shred_key || ' ' || hex(sealed) FROM drafts"));

        var drop = $$"""{"lookup":"{{keys.Lookup}}","write":"{{keys.Write}}"}""";
        await world.DieAndComeBackAsync(WritePoint.StoreBeforeCommit, () => world.Office.DraftAsync(HttpMethod.Delete, drop));
        await Eventually.IsAsync(0, () => world.Count("drafts"));
        Assert.Equal(404, (await world.Office.FindDraftAsync(keys.Lookup)).Status);

        begun = Body(9, Seal(9, "tiga"), $$""","puzzle":{"challenge":"{{await ChallengeAsync()}}","nonce":0}""");
        Assert.Equal(200, (await world.Office.DraftAsync(HttpMethod.Put, begun)).Status);
        await world.DieAndComeBackAsync(WritePoint.DraftDropped, () => world.Office.DraftAsync(HttpMethod.Delete, drop));
        Assert.Equal(0, world.Count("drafts"));
        Assert.Equal(204, (await world.Office.DraftAsync(HttpMethod.Delete, drop)).Status);

        async Task<string?> ChallengeAsync() => (await world.Office.RoomAsync()).GetProperty("puzzle").GetProperty("challenge").GetString();

        SealedObject Seal(int rev, string text) => SealedDrafts.Seal(keys, rev, Encoding.UTF8.GetBytes($$"""{"text":"{{text}}"}"""));

        string Body(int rev, SealedObject draft, string puzzle = "") =>
            $$"""{"lookup":"{{keys.Lookup}}","write":"{{keys.Write}}","rev":{{rev}},"sealed":{{JsonSerializer.Serialize(draft)}}{{puzzle}}}""";
    }
}
