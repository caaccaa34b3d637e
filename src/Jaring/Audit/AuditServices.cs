using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Audit;

/// <summary>The slice Audit: the office's log.</summary>
internal static class AuditServices
{
    /// <summary>Adds the slice.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services) => services.AddScoped<OfficeLog>();
}
