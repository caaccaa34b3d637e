using Jaring.Announcements;
using Jaring.Attendance;
using Jaring.Audit;
using Jaring.Cases;
using Jaring.Drafts;
using Jaring.Feedback;
using Jaring.Files;
using Jaring.Help;
using Jaring.Intake;
using Jaring.MediaRegister;
using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Outreach;
using Jaring.Papers;
using Jaring.Pledges;
using Jaring.Reminders;
using Jaring.Retention;
using Jaring.Storage;
using Jaring.Team;
using Jaring.Turns;
using Jaring.Waves;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring;

/// <summary>All capabilities of the product, without any edge.</summary>
public static class JaringServices
{
    /// <summary>Adds every slice. The store comes first: it is ready before any other slice's worker starts.</summary>
    public static IServiceCollection AddJaring(this IServiceCollection services) => services
        .AddOffices()
        .AddHelp()
        .AddStorage()
        .AddIntake()
        .AddCases()
        .AddDrafts()
        .AddTeam()
        .AddAudit()
        .AddTurns()
        .AddOutbox()
        .AddOutreach()
        .AddAnnouncements()
        .AddWaves()
        .AddPapers()
        .AddPledges()
        .AddMedia()
        .AddAttendance()
        .AddFeedback()
        .AddReminders()
        .AddRetention()
        .AddFiles();
}
