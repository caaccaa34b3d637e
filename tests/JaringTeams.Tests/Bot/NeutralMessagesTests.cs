using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Jaring.Announcements;
using Jaring.Bot;
using Jaring.Bot.Protocol;
using Jaring.Offices;
using Jaring.Reminders;
using Jaring.Tests.Bot.Neutral;
using Answer = Jaring.Reminders.Reply;

namespace Jaring.Tests.Bot;

/// <summary>Walks every text that can leave for Teams or Outlook, found by reflection so that a new one cannot be forgotten.</summary>
public sealed class NeutralMessagesTests
{
    private static readonly OfficeOptions Office = new()
    {
        Id = "tirtawana",
        RoomOrigin = "https://ruang.tirtawana.example",
        DashboardOrigin = "https://tim.tirtawana.example",
        StaffApp = new() { TeamsAppId = "44444444-4444-4444-8444-444444444444" },
        TeamApp = new() { TeamsAppId = "55555555-5555-4555-8555-555555555555" },
    };

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public void Every_Outgoing_Text_Is_Constant_And_Neutral(string language)
    {
        var first = Strings(language);
        Assert.Equal(first, Strings(language));
        Assert.True(first.Count > 20);
        Assert.Empty(BotTexts.Load(language).Keys.Select(key => BotTexts.Load(language).With(key, Links.Room(Office)))
            .SelectMany(text => Telling.Faults(text).Select(fault => $"{fault}: {text}")));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public void Every_Text_Of_The_Files_Is_Used(string language)
    {
        var texts = BotTexts.Load(language);
        var shown = Strings(language);
        Assert.All(texts.Keys, key => Assert.Contains(texts.With(key, Links.Room(Office)), shown));
    }

    [Fact]
    public void Both_Languages_Have_The_Same_Keys() => Assert.Equal(BotTexts.Load("id").Keys.Order(), BotTexts.Load("en").Keys.Order());

    [Fact]
    public void Every_Message_Has_A_Summary_And_Every_Card_Words_For_Old_Clients()
    {
        var messages = All("id").OfType<Activity>().ToList();
        Assert.Equal(16, messages.Count);
        Assert.All(messages, m => Assert.False(string.IsNullOrEmpty(m.Summary)));
        Assert.All(
            messages.Where(m => m.Attachments is not null),
            m => Assert.False(string.IsNullOrEmpty(m.Attachments![0].Content.GetProperty("fallbackText").GetString())));
    }

    private static List<object> All(string language)
    {
        var messages = new NeutralMessages(BotTexts.Load(language));
        return [.. typeof(NeutralMessages).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .SelectMany(m => Given(m.GetParameters()).Select(given => m.Invoke(messages, given)!))];
    }

    /// <summary>Every way to call it.</summary>
    private static IEnumerable<object[]> Given(ParameterInfo[] parameters) => parameters.Aggregate(
        (IEnumerable<object[]>)[[]], (ways, parameter) => ways.SelectMany(way => Values(parameter.ParameterType).Select(value => (object[])[.. way, value])));

    private static IEnumerable<object> Values(Type type)
    {
        var session = new ReminderMessage(ReminderOccasion.Session, "AAAAAAAAAAAAAAAAAAAAAA", "", new("a", "b", "c"));
        return type switch
        {
            _ when type == typeof(AnnouncementWords) => [ReviewedTexts.All[0].Words],
            _ when type == typeof(ReminderOccasion) => [.. Enum.GetValues<ReminderOccasion>()],
            _ when type == typeof(ReminderMessage) => [session, new ReminderMessage(ReminderOccasion.Pledge, null, "")],
            _ when type == typeof(AnsweredInvitation) =>
            [
                new AnsweredInvitation(ReplyOutcome.Nothing),
                .. from outcome in Enum.GetValues<ReplyOutcome>() from reply in Enum.GetValues<Answer>() select (object)new AnsweredInvitation(outcome, reply, session),
            ],
            _ => [Office],
        };
    }

    private static List<string> Strings(string language) => [.. All(language).SelectMany(made => made switch
    {
        string text => [text],
        ShownAnnouncement shown => [shown.App, shown.Line, shown.Title, shown.Text, shown.Button],
        Activity activity => Leaves(JsonSerializer.SerializeToNode(activity, ProtocolJson.Default.Activity)!),
        TaskModuleResponse response => Leaves(JsonSerializer.SerializeToNode(response, ProtocolJson.Default.TaskModuleResponse)!),
        _ => throw new InvalidOperationException($"A new kind of outgoing text: {made.GetType()}."),
    })];

    private static IEnumerable<string> Leaves(JsonNode node) => node switch
    {
        JsonObject o => o.SelectMany(p => p.Value is null ? [] : Leaves(p.Value)),
        JsonArray a => a.SelectMany(n => Leaves(n!)),
        _ => node.GetValueKind() == JsonValueKind.String ? [node.GetValue<string>()] : [],
    };
}
