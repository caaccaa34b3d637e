using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Jaring.Reminders;
using Jaring.Team;
using Jaring.Tests.Outreach;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static Jaring.Tests.Reminders.Reminding;

namespace Jaring.Tests.Reminders;

/// <summary>Those whose pledge is missing hear when a member presses, not oftener than the setting says, and by nothing else.</summary>
public sealed class Of_Pledges
{
    [Fact]
    public async Task Goes_To_Those_Who_Have_Not_Signed_When_A_Member_Presses()
    {
        await using var app = await OfficeAsync();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IAddressBook>().SaveAsync(TeamApp.Office, "teams", app.Members[1].Oid, "chat-bagas", default);
        }

        (await app.PutAsync(app.Members[0], "me/pledge", """{"version":"bawaan-1"}""")).EnsureSuccessStatusCode();
        Assert.Equal(4, (int)(await ReadAsync(app))["missing"]!);
        GoTo(app, DayBefore);
        Assert.Equal(0, await LookAsync(app));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PressAsync(app)));
        await app.DeliverAsync();

        Assert.Equal(["chat-bagas", .. app.Members.Skip(2).Select(m => $"feed {m.Oid}").Order(StringComparer.Ordinal)], Told(app));
        Assert.All(app.Reminders.Told, t => Assert.Equal((ReminderOccasion.Pledge, null, null), (t.Message.Occasion, t.Message.SessionId, t.Message.Presses)));
        var view = await ReadAsync(app);
        Assert.Equal((4, 4, 0, 0), Numbers(view));
        Assert.Equal("2026-12-14T09:00:00+07:00", (string?)view["nextAt"]);
        Assert.Equal(0, await RowsAsync(app));
    }

    [Fact]
    public async Task Not_Oftener_Than_The_Setting_And_Never_To_Nobody()
    {
        await using var app = await OfficeAsync();
        GoTo(app, DayBefore);
        await PressAsync(app);
        await app.DeliverAsync();
        Assert.Equal(5, app.Reminders.Told.Count);
        app.Clock.Advance(TimeSpan.FromDays(13));
        await PressAsync(app);
        await app.DeliverAsync();
        Assert.Equal(5, app.Reminders.Told.Count);
        app.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var member in app.Members)
        {
            (await app.PutAsync(member, "me/pledge", """{"version":"bawaan-1"}""")).EnsureSuccessStatusCode();
        }

        var view = await PressAsync(app);
        await app.DeliverAsync();
        Assert.Equal((0, 5), ((int)view["missing"]!, app.Reminders.Told.Count));
    }

    [Fact]
    public async Task Another_Wording_Is_Missing_Again()
    {
        await using var app = await OfficeAsync();
        (await app.PutAsync(app.Members[0], "me/pledge", """{"version":"bawaan-1"}""")).EnsureSuccessStatusCode();
        await using var changed = await app.RestartAsync(o =>
        {
            (o.Pledge.Version, o.Pledge.Source, o.Pledge.Secrecy) = ("2026-2", "Keputusan kantor", "menjaga kerahasiaan.");
            o.Pledge.Points.Add("menghormati setiap orang.");
        });
        Assert.Equal(5, (int)(await ReadAsync(changed))["missing"]!);
    }

    private static async Task<JsonNode> ReadAsync(TeamApp app) => (await app.As(app.Members[1]).GetFromJsonAsync<JsonNode>("/tirtawana/api/pledges/reminder"))!;

    private static async Task<JsonNode> PressAsync(TeamApp app) =>
        await SessionRequests.JsonAsync(await app.PostAsync(app.Members[0], "pledges/reminder", new { }), HttpStatusCode.OK);
}
