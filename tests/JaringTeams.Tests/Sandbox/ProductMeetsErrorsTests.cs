using Jaring.Bot.Protocol;
using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Sandbox;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Cloud.Connector;
using Jaring.Sandbox.Demo;
using Jaring.Team;
using Jaring.Tests.Bot;
using Jaring.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jaring.Tests.Sandbox;

/// <summary>What the real product does at each row of teams.md §3.4: as a notice and as an answer to somebody who wrote.</summary>
public sealed class ProductMeetsErrorsTests : IClassFixture<ProductMeetsErrorsTests.ByChat>, IAsyncLifetime
{
    private readonly ByChat world;
    private int rounds;

    public ProductMeetsErrorsTests(ByChat world) => this.world = world;

    private Chats Chats => world.App.Cloud.GetRequiredService<Chats>();

    private BotChannel Channel => world.App.Cloud.GetRequiredService<BotChannel>();

    public async Task InitializeAsync()
    {
        world.Manual.Advance(TimeSpan.FromSeconds(31));
        world.Faults.MissingPermissions = ["TeamsActivity.Send.User"];
        foreach (var person in DemoOffice.People)
            await Channel.InstallAsync(person, default);
    }

    public Task DisposeAsync()
    {
        Chats.Tenant = new TenantState();
        foreach (var person in DemoOffice.People)
            Chats.Of(person).State = new ConversationState();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("Laras", "disabled")]
    [InlineData("Bagas", "other host")]
    [InlineData("Nurul", "blocked")]
    [InlineData("Ratna", "writes blocked")]
    [InlineData("Dimas", "owners only")]
    [InlineData("Wening", "removed")]
    [InlineData("Yoga", "deleted")]
    public async Task Who_Cannot_Be_Reached_Is_Marked_And_Not_Tried_Again(string name, string state)
    {
        var person = await KnownAsync(name);
        Make(person, state);
        var (delivery, calls) = await NotifyAsync(person);
        Assert.Equal(DeliveryOutcome.GiveUp, delivery.Outcome);
        Assert.Equal(["/activities", "/conversations"], calls.Select(c => c.Path[c.Path.LastIndexOf('/')..]));
        Assert.Null(await AddressAsync(person));

        // The way is open again: a new chat is opened, and remembered.
        Undo(person);
        (delivery, _) = await NotifyAsync(person);
        Assert.Equal(DeliveryOutcome.Done, delivery.Outcome);
        Assert.NotNull(await AddressAsync(person));
    }

    [Theory]
    [InlineData("Laras", "changing", DeliveryOutcome.Again)]
    [InlineData("Bagas", "503", DeliveryOutcome.Again)]
    [InlineData("Nurul", "full", DeliveryOutcome.Again)]
    [InlineData("Ratna", "500", DeliveryOutcome.Unsure)]
    [InlineData("Dimas", "502", DeliveryOutcome.Unsure)]
    [InlineData("Wening", "504", DeliveryOutcome.Unsure)]
    public async Task Notice_Is_Tried_Once_And_The_Outbox_Hears_How_Sure_Its_End_Is(string name, string state, DeliveryOutcome outcome)
    {
        var person = await KnownAsync(name);
        Make(person, state);
        var (delivery, calls) = await NotifyAsync(person);
        Assert.Equal(outcome, delivery.Outcome);
        Assert.Equal("/activities", Assert.Single(calls).Path[^"/activities".Length..]);
        Assert.NotNull(await AddressAsync(person));
    }

    [Fact]
    public async Task Time_That_The_Connector_Asks_For_Reaches_The_Outbox()
    {
        var person = await KnownAsync("Sari");
        FillApp();
        var (delivery, _) = await NotifyAsync(person);
        Assert.Equal((DeliveryOutcome.Again, "connector-throttled", TimeSpan.FromSeconds(1)), (delivery.Outcome, delivery.Fault, delivery.RetryAfter));
    }

    [Fact]
    public async Task Bot_That_Is_Not_Registered_Renews_Its_Token_Once_And_Raises_An_Alarm()
    {
        var person = await KnownAsync("Yoga");
        var tokens = Tokens();
        Make(person, "not registered");
        var (delivery, calls) = await NotifyAsync(person);
        Assert.Equal(DeliveryOutcome.GiveUp, delivery.Outcome);
        Assert.Equal([401, 401], calls.Select(c => c.Status));
        Assert.Equal(tokens + 1, Tokens());
        Assert.Single(world.Logs.Lines, l => l.StartsWith("Critical", StringComparison.Ordinal) && l.Contains("tirtawana", StringComparison.Ordinal));
        Assert.NotNull(await AddressAsync(person));
    }

    [Fact]
    public async Task Refused_Content_Is_Dropped_And_Named()
    {
        var person = await KnownAsync("Sari");
        var to = new ConversationReference("msteams", world.App.Addresses.Connector.ToString(), person.ConversationId, Standing.Bot);
        var text = new Activity { Type = "message", Text = "halo" };
        Assert.Equal((ConnectorOutcome.Refused, "connector-refused", 400), await AskAsync((c, o) => c.ReplyToActivityAsync(o, to, text with { ReplyToId = "404404" }, default)));
        Assert.Equal((ConnectorOutcome.Refused, "connector-refused", 400), await AskAsync((c, o) => c.SendToConversationAsync(o, to, text with { Text = null }, default)));
        Assert.Equal((ConnectorOutcome.Refused, "connector-too-big", 413), await AskAsync((c, o) => c.SendToConversationAsync(o, to, text with { Text = new string('a', 60_000) }, default)));
    }

    [Theory]
    [InlineData("Laras", "changing", 412)]
    [InlineData("Bagas", "502", 502)]
    [InlineData("Nurul", "503", 503)]
    [InlineData("Ratna", "504", 504)]
    [InlineData("Dimas", "app full", 429)]
    public async Task Answer_Comes_When_What_Was_In_The_Way_Has_Passed(string name, string state, int status)
    {
        var person = await KnownAsync(name);
        var (said, before) = (Said(person), world.Calls.Count);
        Make(person, state);
        await Channel.SayAsync(person, "mulai", default);
        await Eventually.IsAsync(true, () => Task.FromResult(world.Calls.Skip(before).Any(c => c.Status == status)));
        Undo(person);
        await Eventually.IsAsync(said + 1, () => Task.FromResult(Said(person)));
        Assert.InRange(world.Calls.Count - before, 2, 3);
    }

    [Fact]
    public async Task Answer_Is_Not_Tried_Again_After_500()
    {
        var person = await KnownAsync("Wening");
        var before = world.Calls.Count;
        await LoggedAsync("could not answer: connector-broken", async () =>
        {
            Make(person, "500");
            await Channel.SayAsync(person, "mulai", default);
        });
        Assert.Single(world.Calls.Skip(before));
    }

    [Fact]
    public async Task Person_Whose_Chat_Takes_No_Answer_Is_Marked()
    {
        var person = await KnownAsync("Yoga");
        await LoggedAsync("could not answer: connector-forbidden", async () =>
        {
            Make(person, "writes blocked");
            await Channel.SayAsync(person, "mulai", default);
        });
        await Eventually.IsAsync<string?>(null, () => AddressAsync(person));
    }

    private void Make(Person person, string state)
    {
        var chat = Chats.Of(person);
        switch (state)
        {
            case "not registered": Chats.Tenant = new TenantState { Registered = false }; break;
            case "disabled": Chats.Tenant = new TenantState { DisabledByAdmin = true }; break;
            case "other host": Chats.Tenant = new TenantState { GovernmentCloud = true }; break;
            case "blocked": chat.State = new ConversationState { Blocked = true }; break;
            case "writes blocked": chat.State = new ConversationState { WritesBlocked = true }; break;
            case "owners only": chat.State = new ConversationState { OwnersOnly = true }; break;
            case "changing": chat.State = new ConversationState { Changing = true }; break;
            case "deleted": chat.State = new ConversationState { Deleted = true }; break;
            case "removed": chat.TryInstall(false); break;
            case "full": FillThread(person); break;
            case "app full": FillApp(); break;
            default: Chats.Tenant = new TenantState { Outage = int.Parse(state, null) }; break;
        }
    }

    private void Undo(Person person)
    {
        Chats.Tenant = new TenantState();
        Chats.Of(person).State = new ConversationState();
        Chats.Of(person).TryInstall(true);
        world.Manual.Advance(TimeSpan.FromSeconds(2));
    }

    private void FillThread(Person person)
    {
        while (world.App.Cloud.GetRequiredService<ThreadLimits>().TryThread(CountedCall.Send, Standing.Bot, person.ConversationId))
        {
        }
    }

    private void FillApp()
    {
        while (world.App.Cloud.GetRequiredService<ThreadLimits>().TryApp(Standing.Bot))
        {
        }
    }

    /// <summary>Somebody who wrote and was answered, so that the product knows where to find the person.</summary>
    private async Task<Person> KnownAsync(string name)
    {
        var person = SandboxWorld.Person(name);
        await Eventually.IsAsync(true, () => Task.FromResult(Said(person) > 0));
        var said = Said(person);
        await Channel.SayAsync(person, "halo", default);
        await Eventually.IsAsync(said + 1, () => Task.FromResult(Said(person)));
        Assert.NotNull(await AddressAsync(person));
        return person;
    }

    private int Said(Person person) => Chats.Of(person).Messages.Count(m => m.From == "bot");

    private int Tokens() => world.Records.All.Count(r => r.Service == "entra" && r.Path.EndsWith("/token", StringComparison.Ordinal) && r.Body.Contains("api.botframework.com", StringComparison.Ordinal));

    private async Task<(Delivery Delivery, IReadOnlyList<CloudRecord> Calls)> NotifyAsync(Person person)
    {
        var before = world.Calls.Count;
        await using var scope = world.App.Host.CreateAsyncScope();
        var notice = new Notice(DemoOffice.Id, person.Id, DateTimeOffset.UtcNow.AddDays(++rounds));
        return (await scope.ServiceProvider.GetRequiredService<INoticeSender>().SendAsync(notice, new FakeTrail(), default), [.. world.Calls.Skip(before)]);
    }

    private async Task<string?> AddressAsync(Person person)
    {
        await using var scope = world.App.Host.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAddressBook>().FindAsync(DemoOffice.Id, "teams", person.Id, default);
    }

    private async Task<(ConnectorOutcome Outcome, string? Fault, int Status)> AskAsync(Func<ConnectorClient, OfficeOptions, Task<ConnectorAnswer>> ask)
    {
        var office = world.App.Host.GetRequiredService<OfficeRegister>().Get(DemoOffice.Id);
        var answer = await ask(world.App.Host.GetRequiredService<ConnectorClient>(), office);
        return (answer.Outcome, answer.Fault, world.Calls[^1].Status);
    }

    private async Task LoggedAsync(string words, Func<Task> act)
    {
        var before = world.Logs.Lines.Count;
        await act();
        await Eventually.IsAsync(true, () => Task.FromResult(world.Logs.Lines.Skip(before).Any(l => l.Contains(words, StringComparison.Ordinal))));
    }

    /// <summary>An office that chose the chat, whose activity feed is closed; the host's own log lines.</summary>
    public sealed class ByChat : SandboxWorld
    {
        internal LogCollector Logs { get; } = new();

        /// <summary>
        /// The cloud's clock stands still, so that a limit that is reached stays reached. It begins late and moves half a minute with each test: the
        /// host, by its own clock, would not take a token from the future.
        /// </summary>
        internal ManualClock Manual { get; } = new(DateTimeOffset.UtcNow.AddMinutes(-15));

        internal override TimeProvider Clock => Manual;

        internal IReadOnlyList<CloudRecord> Calls => [.. Records.All.Where(r => r.Service == "connector")];

        private protected override SandboxOptions Options => new()
        {
            PortBase = 0,
            DataFolder = DataFolder,
            Founded = false,
            DrillsEvery = TimeSpan.FromDays(3650),
            HostSettings = new Dictionary<string, string?> { ["Jaring:Offices:0:Notices:ActivityFeedFirst"] = "false" },
        };

        private protected override void ConfigureHost(WebApplicationBuilder builder) => builder.Logging.AddProvider(Logs);
    }
}
