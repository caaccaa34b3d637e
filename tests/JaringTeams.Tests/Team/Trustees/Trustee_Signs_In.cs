using System.Net;
using Jaring.Team.Trustees;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Jaring.Tests.Team.Trustees.TrusteeSteps;

namespace Jaring.Tests.Team.Trustees;

/// <summary>Signing in by a signature: what does not sign in, for how long it holds, and what ends it.</summary>
public sealed class Trustee_Signs_In
{
    [Fact]
    public async Task Not_With_A_Nonce_That_Was_Used_Is_Old_Or_Somebody_Else_S_Nor_With_Another_Key()
    {
        await using var app = await FoundedAsync();
        var (person, other) = (await app.InvitedAsync(), await app.InvitedAsync(Person("Budi Hartono")));

        var used = await app.ChallengeAsync(person.Id);
        await LaterEntries.OkAsync(await app.BeginAsync(person.Id, used, person.Proof(used)));
        await RefusedAsync(app, person.Id, used, person.Proof(used));

        var wrong = await app.ChallengeAsync(person.Id);
        await RefusedAsync(app, person.Id, wrong, other.Proof(wrong, id: person.Id));
        await RefusedAsync(app, person.Id, wrong, person.Proof(wrong));

        var theirs = await app.ChallengeAsync(other.Id);
        await RefusedAsync(app, person.Id, theirs, person.Proof(theirs));
        var elsewhere = await app.ChallengeAsync(person.Id);
        await RefusedAsync(app, person.Id, elsewhere, person.Proof(elsewhere, office: TeamApp.OtherOffice));
        var forged = TestMember.B64(new byte[56]);
        await RefusedAsync(app, person.Id, forged, person.Proof(forged));
        var label = await app.ChallengeAsync(person.Id);
        await RefusedAsync(app, person.Id, label, person.Sign(label));

        var old = await app.ChallengeAsync(person.Id);
        app.Clock.Advance(TrusteeChallenges.Life);
        await RefusedAsync(app, person.Id, old, person.Proof(old));
        var timely = await app.ChallengeAsync(person.Id);
        app.Clock.Advance(TrusteeChallenges.Life - TimeSpan.FromSeconds(1));
        await LaterEntries.OkAsync(await app.BeginAsync(person.Id, timely, person.Proof(timely)));

        // What was used is remembered for as long as it could be used again.
        Assert.InRange(app.Services.GetRequiredService<TrusteeChallenges>().Remembered, 1, 1);
    }

    [Fact]
    public async Task And_An_Unknown_Id_Is_Answered_As_A_Known_One()
    {
        await using var app = await FoundedAsync();
        var (person, nobody) = (await app.InvitedAsync(), Person());
        nobody.Id = TestMember.B64(new byte[16]);
        var answers = new List<string>();
        foreach (var id in new[] { person.Id, nobody.Id })
        {
            var answer = await LaterEntries.OkAsync(await app.KnockAsync("challenge", new { id }));
            answers.Add(string.Join(',', answer.AsObject().Select(f => $"{f.Key} {f.Value!.ToString().Length}")));
        }

        Assert.Single(answers.Distinct());
        var nonce = await app.ChallengeAsync(nobody.Id);
        await RefusedAsync(app, nobody.Id, nonce, nobody.Proof(nonce));
    }

    [Fact]
    public async Task For_Eight_Hours_On_Several_Devices_Until_The_Way_Out()
    {
        await using var app = await FoundedAsync();
        var person = await app.InvitedAsync();
        var (one, two) = (await app.SignedInAsync(person), await app.SignedInAsync(person));
        Assert.DoesNotContain(one.DefaultRequestHeaders.Authorization!.Parameter!, await app.ReadAsync(s => s.Set<StoredTrusteeSession>().Select(x => x.TokenHash).ToListAsync()));
        Assert.Equal(HttpStatusCode.NoContent, (await one.DeleteAsync("/tirtawana/api/wali/session")).StatusCode);
        await LaterEntries.ExpectAsync(await one.AskAsync("wali/me"), HttpStatusCode.Unauthorized, "signed-out");
        app.Clock.Advance(TrusteeSessions.Life - TimeSpan.FromMinutes(1));
        await LaterEntries.OkAsync(await two.AskAsync("wali/me"));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await LaterEntries.ExpectAsync(await two.AskAsync("wali/me"), HttpStatusCode.Unauthorized, "signed-out");
    }

    [Fact]
    public async Task No_More_Once_The_List_Says_Removed()
    {
        await using var app = await FoundedAsync();
        var (person, client) = await app.ListedAsync();
        await LaterEntries.OkAsync(await client.AskAsync("index"));
        await app.AgreeAsync(await app.NextAsync(entry => entry.Remove(person)), app.Members[0], app.Members[1]);
        foreach (var path in new[] { "index", "directory", "wali/me", "me/cache" })
        {
            await LaterEntries.ExpectAsync(await client.AskAsync(path), HttpStatusCode.Unauthorized, "signed-out");
        }

        var nonce = await app.ChallengeAsync(person.Id);
        await LaterEntries.ExpectAsync(await app.BeginAsync(person.Id, nonce, person.Proof(nonce)), HttpStatusCode.Forbidden, "not-on-team");
        Assert.Equal("removed", (string)Assert.Single((await app.TrusteesAsync())["people"]!.AsArray())!["state"]!);
    }

    /// <summary>As receipts: the eleventh in a minute waits six seconds, the twelfth twelve.</summary>
    [Fact]
    public async Task Slower_The_More_Often_Somebody_Guesses()
    {
        await using var app = await FoundedAsync(freeLookups: 10);
        for (var n = 0; n < 10; n++)
        {
            await LaterEntries.ExpectAsync(await app.LookAsync(Secret()), HttpStatusCode.NotFound, "not-found");
        }

        var (eleventh, twelfth) = (app.LookAsync(Secret()), Task.FromResult<HttpResponseMessage>(null!));
        await Eventually.IsAsync(1, () => Task.FromResult(app.Clock.Waiting(TimeSpan.FromSeconds(6))));
        twelfth = app.KnockAsync("challenge", new { id = "siapa" });
        await Eventually.IsAsync(1, () => Task.FromResult(app.Clock.Waiting(TimeSpan.FromSeconds(12))));
        Assert.False(eleventh.IsCompleted || twelfth.IsCompleted);
        app.Clock.Advance(TimeSpan.FromSeconds(12));
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), ((await eleventh).StatusCode, (await twelfth).StatusCode));
    }

    private static async Task RefusedAsync(TeamApp app, string id, string nonce, string sig) =>
        await LaterEntries.ExpectAsync(await app.BeginAsync(id, nonce, sig), HttpStatusCode.BadRequest, "bad-signature");
}
