using System.Security.Cryptography;

namespace Jaring.Bot.Protocol;

/// <summary>
/// Answers within a turn. What may pass is tried again, twice at most and within the turn's time: after what the connector asked for, or else
/// after half a second to two seconds, not the same for everybody. A home card that comes twice says no more than one that comes once.
/// </summary>
internal sealed class PatientAnswer(TimeProvider clock)
{
    private const int Repeats = 2;

    /// <summary>Longer than this nobody waits in front of a chat.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    /// <summary>Sends, and says how the last try ended.</summary>
    public async Task<ConnectorAnswer> SendAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        for (var repeat = 0; ; repeat++)
        {
            var answer = await turnContext.SendActivityAsync(activity, cancellationToken);
            var pause = answer.RetryAfter ?? Own(repeat);
            if (answer.Outcome != ConnectorOutcome.Again || repeat == Repeats || pause > LongestPause)
            {
                return answer;
            }

            await Task.Delay(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, clock, cancellationToken);
        }
    }

    private static TimeSpan Own(int repeat) => TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(500, 1000) << repeat);
}
