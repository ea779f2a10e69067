variable "name" {
  description = "The name of the system, which names begin with."
  type        = string
}

variable "account" {
  description = "The only account that is changed."
  type        = string
}

variable "region" {
  description = "The region of everything."
  type        = string
}

variable "state_bucket" {
  description = "The bucket with the states of the modules before this one."
  type        = string
}

variable "backup_schedule" {
  description = "When volumes are backed up: at least as often as the recovery point objective asks."
  type        = string
}

variable "backup_retention_days" {
  description = "For how many days backups are kept."
  type        = number
  default     = 30
}
