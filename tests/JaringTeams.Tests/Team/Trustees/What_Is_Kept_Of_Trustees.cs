using System.Net;
using System.Net.Http.Json;
using Jaring.Cases.Index;
using Jaring.Retention;
using Jaring.Team;
using Jaring.Team.Trustees;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Jaring.Tests.Team.Trustees.TrusteeSteps;

namespace Jaring.Tests.Team.Trustees;

/// <summary>docs/retention.md, of trustees: how long an invitation, a sign-in, and somebody whom the list does not name stay in the store.</summary>
public sealed class What_Is_Kept_Of_Trustees
{
    [Fact]
    public async Task An_Invitation_Seven_Days_And_A_Sign_In_Until_The_Night()
    {
        await using var app = await FoundedAsync();
        await app.SignedInAsync(await app.InvitedAsync());
        await app.InviteAsync(Secret());
        await LaterAsync(app, TimeSpan.FromHours(7));
        Assert.Equal((1, 1), await CountAsync(app));
        await LaterAsync(app, TimeSpan.FromHours(1));
        Assert.Equal((1, 0), await CountAsync(app));
        await LaterAsync(app, TimeSpan.FromDays(6));
        Assert.Equal((1, 0), await CountAsync(app));
        await LaterAsync(app, TimeSpan.FromDays(1));
        Assert.Equal((0, 0), await CountAsync(app));

        static Task<(int, int)> CountAsync(TeamApp app) =>
            app.ReadAsync(async s => (await s.Set<StoredInvitation>().CountAsync(), await s.Set<StoredTrusteeSession>().CountAsync()));
    }

    [Fact]
    public async Task Somebody_For_Whom_Nobody_Signed_Thirty_Days_And_Whoever_Is_Listed_For_As_Long()
    {
        await using var app = await FoundedAsync();
        var (listed, _) = await app.ListedAsync();
        var lookup = Secret();
        await app.InviteAsync(lookup);
        var waiting = await app.FollowAsync(lookup, Person("Budi Hartono"));
        await LaterAsync(app, TimeSpan.Zero);
        await LaterAsync(app, TimeSpan.FromDays(30));
        Assert.Equal(2, await RecordsAsync(app, listed, waiting));
        await LaterAsync(app, TimeSpan.FromDays(1));
        Assert.Equal((1, 0), (await RecordsAsync(app, listed), await RecordsAsync(app, waiting)));
        await LaterEntries.ExpectAsync(await app.LookAsync(lookup), HttpStatusCode.NotFound, "not-found");
        await LaterAsync(app, TimeSpan.FromDays(400));
        Assert.Equal(1, await RecordsAsync(app, listed));
    }

    [Fact]
    public async Task Who_Was_Removed_Thirty_Days_With_All_That_Hangs_On_The_Keys()
    {
        await using var app = await FoundedAsync();
        var (person, client) = await app.ListedAsync();
        (await client.PutAsJsonAsync("/tirtawana/api/index/seen", new { day = "2026-11-21" })).EnsureSuccessStatusCode();
        await app.AgreeAsync(await app.NextAsync(entry => entry.Remove(person)), app.Members[0], app.Members[1]);
        await LaterAsync(app, TimeSpan.FromDays(60));
        Assert.Equal("removed", (string)Assert.Single((await app.TrusteesAsync())["people"]!.AsArray())!["state"]!);
        await LaterAsync(app, TimeSpan.FromDays(30));
        Assert.Equal(1, await RecordsAsync(app, person));
        await LaterAsync(app, TimeSpan.FromDays(1));
        Assert.Equal((0, 0), (await RecordsAsync(app, person), await app.ReadAsync(s => s.Set<StoredIndexSeen>().CountAsync(x => x.MemberId == person.Id))));
        Assert.Empty((await app.TrusteesAsync())["people"]!.AsArray());
        Assert.Equal(5, await RecordsAsync(app, [.. app.Members]));
    }

    private static Task<int> RecordsAsync(TeamApp app, params TestMember[] of)
    {
        var ids = of.Select(m => m.Id).ToList();
        return app.ReadAsync(s => s.Set<StoredMemberRecord>().CountAsync(r => ids.Contains(r.MemberId)));
    }

    private static async Task LaterAsync(TeamApp app, TimeSpan span)
    {
        app.Clock.Advance(span);
        await app.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);
    }
}
