using Jaring.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Announcements;

/// <summary>The slice Announcements: neutral words of the team to everybody who has the app.</summary>
internal static class AnnouncementServices
{
    /// <summary>Adds the slice; the edge adds <see cref="IAnnouncementSender"/>.</summary>
    public static IServiceCollection AddAnnouncements(this IServiceCollection services)
    {
        services.AddSingleton<Previews>();
        services.AddSingleton<RecipientNotes>();
        services.AddScoped<MakeAnnouncement>();
        services.AddScoped<ApproveAnnouncement>();
        services.AddScoped<StopAnnouncement>();
        services.AddScoped<ReadAnnouncements>();
        services.AddScoped<IOutboxHandler, AnnouncementHandler>();
        services.AddSingleton<MonthlyCard>();
        services.AddHostedService<MonthlyCardWorker>();
        return services;
    }
}
