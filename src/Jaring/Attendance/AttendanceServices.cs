using Jaring.Attendance.Codes;
using Jaring.Attendance.Newcomers;
using Jaring.Offices;
using Jaring.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Attendance;

/// <summary>The slice Attendance: who came to a session. It knows sessions and nothing else of this product.</summary>
internal static class AttendanceServices
{
    /// <summary>Adds the slice.</summary>
    public static IServiceCollection AddAttendance(this IServiceCollection services)
    {
        services.AddSingleton<CheckInCodes>();
        services.AddSingleton<PersonMarks>();
        services.AddSingleton<AttendanceDelay>();
        services.AddScoped(s => new FindDoor(Store(s), s.GetRequiredService<OfficeRegister>(), s.GetRequiredService<CheckInCodes>(), s.GetRequiredService<TimeProvider>()));
        services.AddScoped(s => new TakeCheckIn(s.GetRequiredService<FindDoor>(), s.GetRequiredService<StoreWriter>()));
        services.AddScoped(s => new OpenDesk(Store(s), s.GetRequiredService<StoreWriter>(), s.GetRequiredService<CheckInCodes>()));
        services.AddScoped(s => new ReadCoverage(Store(s), s.GetRequiredService<PersonMarks>(), s.GetRequiredService<OfficeRegister>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<MatchNewcomers>();
        services.AddScoped(s => new ReadNewcomers(Store(s), s.GetRequiredService<MatchNewcomers>()));
        services.AddScoped<ChangeNewcomers>();
        services.AddScoped<ChangeList>();
        services.AddScoped<ReadList>();
        services.AddScoped<OutsideDesk>();
        return services;
    }

    private static JaringDbContext Store(IServiceProvider services) => services.GetRequiredService<JaringDbContext>();
}
