using System.Security.Cryptography;

namespace Jaring.Bot.Protocol;

/// <summary>
/// Answers within a turn. What may pass is tried again until the turn's time is over: after what the connector asked for, or else after a pause that doubles
/// from half a second to a quarter of a minute, not the same for everybody. Help that comes late is better than none; a home card that comes twice, after an
/// answer that got lost, says no more than one that comes once.
/// </summary>
internal sealed class PatientAnswer(TimeProvider clock)
{
    private const int FirstPause = 500, LongestPause = 15_000;

    /// <summary>Somewhat less than a turn may take, so that the last failure is still told.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(110);

    /// <summary>Sends, and says how the last try ended.</summary>
    public async Task<ConnectorAnswer> SendAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        for (var repeat = 0; ; repeat++)
        {
            var answer = await turnContext.SendActivityAsync(activity, cancellationToken);
            var pause = Longer(answer.RetryAfter ?? TimeSpan.Zero, Own(repeat));
            if (answer.Outcome != ConnectorOutcome.Again || clock.GetElapsedTime(began) + pause > Patience)
            {
                return answer;
            }

            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    private static TimeSpan Longer(TimeSpan asked, TimeSpan own) => asked > own ? asked : own;

    /// <summary>Between the half and the whole of a pause that doubles.</summary>
    private static TimeSpan Own(int repeat)
    {
        var whole = Math.Min(FirstPause << Math.Min(repeat + 1, 10), LongestPause);
        return TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(whole / 2, whole));
    }
}
