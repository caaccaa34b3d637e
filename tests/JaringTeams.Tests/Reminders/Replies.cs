using System.Text.Json.Nodes;
using Jaring.Reminders;
using Jaring.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static Jaring.Tests.Reminders.Reminding;

namespace Jaring.Tests.Reminders;

/// <summary>A press is a reply of the person whose card it is, for a session that stands; anything else means nothing.</summary>
public sealed class Replies
{
    private static void Allowed(IServiceCollection services) => services.Configure<ReminderOptions>(o => o.ReplyInCalendars = true);

    [Fact]
    public async Task Each_Button_Is_One_Reply_And_Pressed_Twice_The_Same()
    {
        await using var app = await OfficeAsync(Allowed);
        var session = await StandingAsync(app);
        var presses = await PressesAsync(app, session);
        Assert.Equal(3, new[] { presses.Accept, presses.Tentative, presses.Decline }.Distinct().Count(p => p.Length == 43));
        Assert.Equal((ReplyOutcome.Kept, Reply.Accept), await PressAsync(app, Oid(0), presses.Accept));
        Assert.Equal((ReplyOutcome.Kept, Reply.Accept), await PressAsync(app, Oid(0).ToUpperInvariant(), presses.Accept));
        Assert.Equal((ReplyOutcome.Kept, Reply.Tentative), await PressAsync(app, Oid(0), presses.Tentative));
        Assert.Equal((ReplyOutcome.Kept, Reply.Decline), await PressAsync(app, Oid(0), presses.Decline));
        Assert.Equal([Reply.Accept, Reply.Accept, Reply.Tentative, Reply.Decline], app.Reminders.Replies.Select(r => r.Reply));
        Assert.Equal([Assert.Single(app.Calendar.Events).Key], app.Reminders.Replies.Select(r => r.Event).Distinct());
    }

    [Fact]
    public async Task Somebody_Elses_And_Forged_Ones_And_Those_Of_A_Cancelled_Session_Mean_Nothing()
    {
        await using var app = await OfficeAsync(Allowed);
        var session = await StandingAsync(app);
        var presses = await PressesAsync(app, session);
        Assert.Equal((ReplyOutcome.Nothing, null), await PressAsync(app, Oid(1), presses.Accept));
        Assert.Equal((ReplyOutcome.Nothing, null), await PressAsync(app, Oid(0), new string('A', 43)));
        Assert.Equal((ReplyOutcome.Nothing, null), await PressAsync(app, Oid(0), "é"));
        (await app.PostAsync(app.Members[0], $"sessions/{session["id"]}/cancel", new { })).EnsureSuccessStatusCode();
        Assert.Equal((ReplyOutcome.Nothing, null), await PressAsync(app, Oid(0), presses.Accept));
        Assert.Empty(app.Reminders.Replies);
    }

    [Fact]
    public async Task A_Session_That_Began_Takes_None_And_A_Setting_That_Is_Off_Shows_None()
    {
        await using var app = await OfficeAsync(Allowed);
        var presses = await PressesAsync(app, await StandingAsync(app));
        GoTo(app, DayBefore.AddDays(1));
        Assert.Equal((ReplyOutcome.Nothing, null), await PressAsync(app, Oid(0), presses.Accept));

        await using var off = await OfficeAsync();
        await SendAsync(off, await StandingAsync(off));
        await off.DeliverAsync();
        Assert.All(off.Reminders.Told, t => Assert.Null(t.Message.Presses));
        Assert.Equal((ReplyOutcome.Nothing, null), await PressAsync(off, Oid(0), presses.Accept));
    }

    [Fact]
    public async Task A_Calendar_That_Is_Away_Keeps_The_Buttons()
    {
        await using var app = await OfficeAsync(Allowed);
        var presses = await PressesAsync(app, await StandingAsync(app));
        app.Reminders.Calendar = () => ReplyOutcome.Away;
        await using var scope = app.Services.CreateAsyncScope();
        var answer = await scope.ServiceProvider.GetRequiredService<IAnswerInvitations>().AnswerAsync(TeamApp.Office, Oid(0), presses.Accept, default);
        Assert.Equal((ReplyOutcome.Away, presses), (answer.Outcome, answer.Message!.Presses));
    }

    private static async Task<ReplyPresses> PressesAsync(TeamApp app, JsonNode session)
    {
        await SendAsync(app, session);
        await app.DeliverAsync();
        Assert.Null(app.Reminders.Told.Single(t => t.To.StartsWith("feed", StringComparison.Ordinal)).Message.Presses);
        return app.Reminders.Told.Single(t => t.To == "chat-yoga").Message.Presses!;
    }

    private static async Task<(ReplyOutcome Outcome, Reply? Reply)> PressAsync(TeamApp app, string person, string press)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var answer = await scope.ServiceProvider.GetRequiredService<IAnswerInvitations>().AnswerAsync(TeamApp.Office, person, press, default);
        return (answer.Outcome, answer.Reply);
    }
}
