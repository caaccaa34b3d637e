using Microsoft.Extensions.Options;

namespace Jaring.Intake;

/// <summary>Refuses settings of the room that would open it to floods or close it to people.</summary>
internal sealed class RoomOptionsCheck : IValidateOptions<RoomOptions>
{
    public ValidateOptionsResult Validate(string? name, RoomOptions options)
    {
        var faults = new List<string>();
        Check(options.PuzzleBits is >= 0 and <= 24, "Room:PuzzleBits must be 0 to 24.");
        Check(Between(options.PuzzleLife, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1)), "Room:PuzzleLife must be one minute to one day.");
        Check(options.FreeReportsPerBucket >= 1, "Room:FreeReportsPerBucket must be at least 1: a first report never waits.");
        Check(Between(options.BucketWindow, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)), "Room:BucketWindow must be one second to one day.");
        Check(Between(options.MaxDelay, TimeSpan.Zero, TimeSpan.FromSeconds(25)), "Room:MaxDelay must be zero to 25 seconds.");
        Check(Between(options.DelayStep, TimeSpan.Zero, options.MaxDelay), "Room:DelayStep must be zero to Room:MaxDelay.");
        Check(options.FreeLookupsPerBucket >= 1, "Room:FreeLookupsPerBucket must be at least 1.");
        Check(options.MaxReportBytes is >= 370_000 and <= 4_000_000, "Room:MaxReportBytes must be 370,000 to 4,000,000.");
        Check(options.FreeDraftSavesPerBucket is >= 1 and <= 6_000, "Room:FreeDraftSavesPerBucket must be 1 to 6,000.");
        Check(options.MostDrafts is >= 10 and <= 1_000_000, "Room:MostDrafts must be 10 to 1,000,000.");
        Check(options.LookAfterWorkingDays is >= 1 and <= 14, "Room:LookAfterWorkingDays must be 1 to 14.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Check(bool holds, string sentence)
        {
            if (!holds)
            {
                faults.Add(sentence);
            }
        }
    }

    private static bool Between(TimeSpan value, TimeSpan least, TimeSpan most) => value >= least && value <= most;
}
