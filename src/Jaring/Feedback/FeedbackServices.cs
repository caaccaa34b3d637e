using Jaring.Attendance.Codes;
using Jaring.Offices;
using Jaring.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Feedback;

/// <summary>The slice Feedback: what people thought of a session.</summary>
internal static class FeedbackServices
{
    /// <summary>Adds the slice.</summary>
    public static IServiceCollection AddFeedback(this IServiceCollection services)
    {
        services.AddScoped(s => new FindFeedback(
            s.GetRequiredService<JaringDbContext>(), s.GetRequiredService<OfficeRegister>(), s.GetRequiredService<CheckInCodes>(), s.GetRequiredService<TimeProvider>()));
        services.AddScoped<GiveFeedback>();
        services.AddScoped<ReadFeedback>();
        return services;
    }
}
