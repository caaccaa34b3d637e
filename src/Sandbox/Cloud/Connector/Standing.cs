using Jaring.Sandbox.Demo;
using static Jaring.Sandbox.Cloud.Connector.ConnectorAnswers;

namespace Jaring.Sandbox.Cloud.Connector;

/// <summary>Whether the bot may do something in a conversation, or what it is told instead (teams.md §3.4).</summary>
internal static class Standing
{
    /// <summary>The one bot of the pretend tenant.</summary>
    public static string Bot { get; } = $"28:{DemoOffice.StaffApp.ClientId}";

    /// <summary>Nobody reads a conversation that does not exist or in which the app is not installed.</summary>
    public static IResult? RefusesReading(Chat? chat) => chat switch
    {
        null or { State.Deleted: true } => NoConversation(),
        { Installed: false } => NotInRoster(),
        _ => null,
    };

    /// <summary>Nor writes to it; a person, an owner or the service may forbid more.</summary>
    public static IResult? RefusesWriting(Chat? chat) => RefusesReading(chat) ?? chat!.State switch
    {
        { Blocked: true } => Blocked(),
        { WritesBlocked: true } => WritesBlocked(),
        { OwnersOnly: true } => NotPermitted("Only owners post in this conversation."),
        { Changing: true } => Error(412, "PreconditionFailed", "The precondition failed: another change of the conversation is under way."),
        _ => null,
    };
}
