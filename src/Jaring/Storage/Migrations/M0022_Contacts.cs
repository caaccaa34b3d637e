using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>Contacts of a wave say themselves what they passed on, and what that was.</summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0022_Contacts")]
internal sealed class M0022_Contacts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("pass_hash", "wave_packages", nullable: true);
        migrationBuilder.AddColumn<string>("delivered_mark", "wave_packages", nullable: true);
        migrationBuilder.AddColumn<int>("delivered_count", "wave_packages", nullable: true);
        migrationBuilder.CreateIndex("ix_wave_packages_office_id_pass_hash", "wave_packages", ["office_id", "pass_hash"], unique: true);
    }

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");
}
