using Jaring.Storage;

namespace Jaring.Crash;

/// <summary>The list in the code and the stories here agree. A mark that is not in the list does not compile: a point is made by the list alone.</summary>
public sealed class ListTests
{
    [Fact]
    public void Every_write_point_has_a_story_in_which_the_host_dies_there()
    {
        var told = new[] { FoundingTests.Points, DirectoryTests.Points, ReportTests.Points, ReadersTests.Points, NoticeTests.Points, CalendarTests.Points, WavesTests.Points, QuietWorkTests.Points, DrillTests.Points, ErasureTests.Points, DraftTests.Points, KeysTests.Points, FileTests.Points, PaperTests.Points, AnnouncementTests.Points, MonthlyCardTests.Points, ReminderTests.Points, DueReminderTests.Points }.SelectMany(p => p);
        Assert.Equal(WritePoint.All.Select(p => p.Name).Order(StringComparer.Ordinal), told.Select(p => p.Name).Order(StringComparer.Ordinal));
    }
}
