using Jaring.Announcements;
using Jaring.Bot.Protocol;

namespace Jaring.Bot.Notices;

/// <summary>What an answer of the connector means for a message that goes to many.</summary>
internal static class ConnectorTold
{
    /// <summary>How the message ended.</summary>
    public static Told Of(ConnectorAnswer answer) => new(OutcomeOf(answer), answer.RetryAfter);

    private static ToldOutcome OutcomeOf(ConnectorAnswer answer) => answer switch
    {
        { Outcome: ConnectorOutcome.Done } => ToldOutcome.Sent,
        { MayHaveArrived: true } => ToldOutcome.Unsure,
        { Fault: ConnectorAnswer.Paced } => ToldOutcome.Paced,
        { Outcome: ConnectorOutcome.Again } => ToldOutcome.Later,
        { Outcome: ConnectorOutcome.Unreachable } => ToldOutcome.Unreachable,
        _ => ToldOutcome.Refused,
    };
}
